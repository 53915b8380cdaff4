import type { Change } from "../../core/board/change.js";
import { driftOf } from "../../core/board/notes.js";
import { errorsOf } from "../../core/plan/lookup.js";
import { planErrorText } from "../../core/text/board.js";
import type { Log } from "../ports/log.js";
import type { TokenHost } from "../ports/token-host.js";
import { readRulebook } from "../rulebook/read-rulebook.js";
import { count, type Writes } from "./apply-changes.js";
import { decideChanges, limitsIn, reasonsToStop } from "./decide-changes.js";
import { MemoryBoards } from "./memory-boards.js";
import { type SyncResult, syncBoard } from "./sync.js";
import type { SyncRequest } from "./sync-request.js";

/** What a sync would write, and what it would leave. */
export interface SyncPreview {
  changes: Change[];
  drift: string[];
  problems: string[];
}

/** Syncs of one repository by a token, without a database: issues are known by their markers, claims by their labels. */
export interface TokenSync {
  /** Errors of the plan, or why there is none; empty: it can be synced. */
  reasonsToStop: string[];
  preview(): Promise<SyncPreview>;
  /** What all runs together wrote. */
  written: Readonly<Writes>;
  /** May be called again after it threw: what was made by then is known. */
  run(onProgress: NonNullable<SyncRequest["onProgress"]>): Promise<SyncResult>;
}

/** The plan of the default branch against the board, by a token: 1 to 3 requests. */
export async function tokenSync(host: TokenHost, log: Log, now: () => Date): Promise<TokenSync> {
  const rulebook = readRulebook(await host.ruleFiles(), { config: [], plan: [], owners: [] });
  const { plan, config } = rulebook;
  const boards = new MemoryBoards();
  const written: Writes = { writes: 0, created: 0, updated: 0, closed: 0 };
  const request = (): SyncRequest => ({
    plan,
    claims: "as-shown",
    repositoryId: host.repository.id,
    boards,
    host: {
      load: (query) => host.board.load(query),
      async apply(change, facts) {
        const applied = await host.board.apply(change, facts);
        count(written, change);
        return applied;
      },
    },
    project: config.project,
    trackIssues: config.trackIssues,
    issueType: config.issueType,
    now: now(),
    clock: now,
    lock: null,
    full: true,
    log,
  });
  return {
    reasonsToStop: [
      ...errorsOf([...rulebook.problems.config, ...rulebook.problems.plan]).map(planErrorText),
      ...(plan.items.length === 0 ? reasonsToStop(plan) : []),
    ],
    async preview() {
      const asked = request();
      const { board, changes, facts } = await decideChanges(asked);
      return { changes, drift: driftOf(board, facts), problems: limitsIn(asked, board, facts) };
    },
    written,
    run: (onProgress) => syncBoard({ ...request(), onProgress }),
  };
}
