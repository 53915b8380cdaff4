import type { BoardFacts, ItemStatus } from "../../core/board/model.js";
import { driftOf } from "../../core/board/notes.js";
import { progressOf, statusesOf } from "../../core/board/progress.js";
import { isHeld, type LockState, readLock } from "../../core/board/sync-lock.js";
import { type Stray, straysOn } from "../../core/claims/assignees.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import { applyChanges, type Writes } from "./apply-changes.js";
import { claimsIn } from "./board-for.js";
import { decideChanges, limitsIn, reasonsToStop } from "./decide-changes.js";
import { beforeWrites, keepFacts } from "./keep-facts.js";
import { keepFields } from "./keep-fields.js";
import type { SyncRequest } from "./sync-request.js";

export type { SyncRequest };

export interface SyncResult extends Writes {
  /** What could not be done, and what to do about it. With errors of the plan, nothing was done. */
  problems: string[];
  /** Where people changed what the plan says, and it is left as they have it. */
  drift: string[];
  statuses: Map<string, ItemStatus>;
  progress: ItemProgress[];
  /** Items to whose issues others seem to be assigned than hold them. */
  strays: Stray[];
  /** When to sync again, since GitHub may still be at an issue that was asked for; null: all is said. */
  again: Date | null;
}

/**
 * Brings the board to what the plan says: load, decide, apply. The same state makes no write. One change that
 * GitHub refuses is reported and the rest goes on; a rate limit or a lost connection throws, and the next
 * sync goes on from what is there by then.
 */
export async function syncBoard(request: SyncRequest): Promise<SyncResult> {
  const { plan } = request;
  const stop = reasonsToStop(plan);
  if (stop.length > 0) {
    return {
      ...noWrites,
      problems: stop,
      drift: [],
      statuses: new Map(),
      progress: [],
      strays: [],
      again: null,
    };
  }

  const { pending, board, changes: wanted, ...loaded } = await decideChanges(request);
  const { facts } = loaded;
  const lock = lockOn(request, facts);
  const changes = lock ? [] : wanted;
  if (lock && wanted.length > 0) request.log.info({ lock }, "somebody else brings the board to the plan");
  await beforeWrites(request, changes, facts);
  const { facts: after, unsure, ...writes } = await applyChanges(request, changes, facts);
  await keepFields(request, board, after);
  await keepFacts(request, after, { ...loaded, unsure });

  const progress = progressOf(plan, after);
  return {
    ...writes,
    problems: [...limitsIn(request, board, after), ...writes.problems],
    drift: driftOf(board, after),
    statuses: statusesOf(plan, progress, claimsIn(request, after)),
    progress,
    strays: straysOn(after, progress, claimsIn(request, after)),
    again: (wanted.length > changes.length ? lock?.until : pending?.until) ?? null,
  };
}

/** That of a `signalbox sync` which may still be at it. */
function lockOn({ lock, clock }: SyncRequest, { labels }: BoardFacts): LockState | null {
  if (lock === null) return null;
  const states = labels.flatMap((label) => readLock(label) ?? []);
  return states.find((state) => isHeld(state, clock())) ?? null;
}

const noWrites: Writes = { writes: 0, created: 0, updated: 0, closed: 0 };
