import { type DesiredBoard, desiredBoard } from "../../core/board/desired.js";
import type { BoardFacts, ItemStatus } from "../../core/board/model.js";
import { driftOf, limitsOf } from "../../core/board/notes.js";
import { progressOf, statusesOf } from "../../core/board/progress.js";
import { reconcile } from "../../core/board/reconcile.js";
import type { Claim } from "../../core/claims/model.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan } from "../../core/plan/model.js";
import { waves } from "../../core/plan/waves.js";
import { emptyPlanText, planErrorText } from "../../core/text/board.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import { applyChanges, type Writes } from "./apply-changes.js";
import { keepFields } from "./keep-fields.js";
import { loadBoard } from "./load-board.js";
import type { SyncRequest } from "./sync-request.js";

export type { SyncRequest };

export interface SyncResult extends Writes {
  /** What could not be done, and what to do about it. With errors of the plan, nothing was done. */
  problems: string[];
  /** Where people changed what the plan says, and it is left as they have it. */
  drift: string[];
  statuses: Map<string, ItemStatus>;
  progress: ItemProgress[];
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
    return { ...noWrites, problems: stop, drift: [], statuses: new Map(), progress: [] };
  }

  // 1. Load.
  const facts = await loadBoard(request);
  // 2. Decide.
  const board = boardFor(request, facts);
  const changes = reconcile(board, facts);
  // 3. Apply.
  const { facts: after, ...writes } = await applyChanges(request, changes, facts);
  await keepFields(request, board, after);

  const progress = progressOf(plan, after);
  return {
    ...writes,
    problems: [
      ...(request.project !== false && after.projectProblem ? [after.projectProblem] : []),
      ...limitsOf(board, after),
      ...writes.problems,
    ],
    drift: driftOf(board, after),
    statuses: statusesOf(plan, progress, liveClaims(request)),
    progress,
  };
}

const noWrites: Writes = { writes: 0, created: 0, updated: 0, closed: 0 };

function reasonsToStop(plan: Plan): string[] {
  const errors = errorsOf(plan.problems).map(planErrorText);
  return errors.length === 0 && plan.items.length === 0 ? [emptyPlanText] : errors;
}

function liveClaims(request: SyncRequest): Claim[] {
  return request.claims.filter((claim) => claim.lapsesAt > request.now);
}

function boardFor(request: SyncRequest, facts: BoardFacts): DesiredBoard {
  const { plan, project } = request;
  const numbered = waves(plan).waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const));
  return desiredBoard({
    plan,
    progress: progressOf(plan, facts),
    claims: liveClaims(request),
    waves: new Map(numbered),
    lost: facts.lost,
    project,
  });
}
