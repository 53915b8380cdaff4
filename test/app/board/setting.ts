import { MemoryBoards } from "../../../src/app/board/memory-boards.js";
import type { SyncRequest, SyncResult } from "../../../src/app/board/sync.js";
import { syncBoard } from "../../../src/app/board/sync.js";
import type { Plan } from "../../../src/core/plan/model.js";
import { now } from "../../core/board/plans.js";
import { FakeHost } from "./fake-host.js";

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A repository with a store and a GitHub in memory. */
export function setting() {
  const host = new FakeHost();
  const boards = new MemoryBoards();
  /** Loads everything, unless `full` says otherwise: nobody tells it of edits here. */
  const sync = (plan: Plan, more: Partial<SyncRequest> = {}): Promise<SyncResult> =>
    syncBoard({
      plan,
      claims: [],
      repositoryId: 1,
      boards,
      host,
      project: { title: "Signalbox" },
      trackIssues: false,
      issueType: null,
      now,
      clock: () => more.now ?? now,
      lock: null,
      log: silent,
      full: true,
      ...more,
    });
  return { host, boards, sync };
}
