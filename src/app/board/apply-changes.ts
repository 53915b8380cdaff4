import { type Applied, absorb } from "../../core/board/absorb.js";
import type { Change } from "../../core/board/change.js";
import type { BoardFacts } from "../../core/board/model.js";
import { nextChange } from "../../core/board/next-change.js";
import { touchedBy } from "../../core/board/touched.js";
import { refusedText } from "../../core/text/board.js";
import { HostRefusal } from "../ports/board-host.js";
import type { SyncRequest } from "./sync-request.js";

/** What a sync wrote. */
export interface Writes {
  writes: number;
  created: number;
  updated: number;
  closed: number;
}

export interface AppliedChanges extends Writes {
  problems: string[];
  /** What GitHub holds now. */
  facts: BoardFacts;
  /** Keys of items of which something was refused: they may be other than the facts say. */
  unsure: Set<string>;
}

/**
 * Carries out changes one at a time. That an issue is being made is written down before, and its row is saved as soon as
 * it is made: a creation of which nobody heard is looked for, never repeated blindly. A change that GitHub refuses is left
 * out, and with it what depends on it.
 */
export async function applyChanges(
  request: SyncRequest,
  changes: readonly Change[],
  before: BoardFacts,
): Promise<AppliedChanges> {
  const result: AppliedChanges = {
    writes: 0,
    created: 0,
    updated: 0,
    closed: 0,
    problems: [],
    facts: before,
    unsure: new Set(),
  };
  await request.onProgress?.(0, changes.length);
  for (const [index, planned] of changes.entries()) {
    const change = nextChange(planned, result.facts);
    if (change) {
      const outcome = await attempt(request, change, result.facts);
      if (outcome instanceof HostRefusal) {
        result.problems.push(refusedText(change, outcome.message));
        unsure(result, change);
        // Issues are switched off in the repository: every further creation would be refused alike.
        if (change.kind === "create-issue" && outcome.status === 410) return result;
      } else {
        count(result, change);
        for (const reason of outcome.refused ?? []) result.problems.push(refusedText(change, reason));
        if (outcome.refused?.length) unsure(result, change);
        result.facts = absorb(result.facts, change, outcome);
        await keep(request, outcome);
      }
    }
    await request.onProgress?.(index + 1, changes.length);
  }
  return result;
}

async function attempt(
  request: SyncRequest,
  change: Change,
  facts: BoardFacts,
): Promise<Applied | HostRefusal> {
  const { boards, repositoryId, host, log } = request;
  const creates = change.kind === "create-issue" ? change.itemKey : null;
  if (creates !== null) await boards.beginCreation(repositoryId, creates, request.clock());
  try {
    return await host.apply(change, facts);
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error;
    if (creates !== null) await boards.endCreation(repositoryId, creates);
    log.warn({ err: error, change: change.kind }, "GitHub refused a change of the board");
    return error;
  }
}

function unsure(result: AppliedChanges, change: Change): void {
  for (const key of touchedBy(change)) result.unsure.add(key);
}

/** Counts a change that was carried out. */
export function count(result: Writes, change: Change): void {
  result.writes += 1;
  if (change.kind === "create-issue") result.created += 1;
  if (change.kind === "update-issue") result.updated += 1;
  if (change.kind === "update-issue" && change.state === "closed") result.closed += 1;
}

async function keep({ boards, repositoryId }: SyncRequest, applied: Applied): Promise<void> {
  if (applied.kind === "project") await boards.saveProject(repositoryId, applied.project.id);
  if (applied.kind !== "issue") return;
  const { number, id, nodeId } = applied.issue;
  await boards.save(repositoryId, {
    itemKey: applied.itemKey,
    issueNumber: number,
    issueId: id,
    issueNodeId: nodeId,
  });
}
