import { type Applied, absorb } from "../../core/board/absorb.js";
import type { Change } from "../../core/board/change.js";
import type { BoardFacts } from "../../core/board/model.js";
import { nextChange } from "../../core/board/next-change.js";
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
}

/**
 * Carries out changes one at a time. An issue's row is saved as soon as the issue is made. A change that
 * GitHub refuses is left out, and with it what depends on it.
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
  };
  await request.onProgress?.(0, changes.length);
  for (const [index, planned] of changes.entries()) {
    const change = nextChange(planned, result.facts);
    if (change) {
      const outcome = await attempt(request, change, result.facts);
      if (outcome instanceof HostRefusal) {
        result.problems.push(refusedText(change, outcome.message));
        // Issues are switched off in the repository: every further creation would be refused alike.
        if (change.kind === "create-issue" && outcome.status === 410) return result;
      } else {
        count(result, change);
        for (const reason of outcome.refused ?? []) result.problems.push(refusedText(change, reason));
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
  try {
    return await request.host.apply(change, facts);
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error;
    request.log.warn({ err: error, change: change.kind }, "GitHub refused a change of the board");
    return error;
  }
}

function count(result: Writes, change: Change): void {
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
