import type { Change } from "../../core/board/change.js";
import type { DesiredBoard } from "../../core/board/desired.js";
import type { BoardFacts } from "../../core/board/model.js";
import { limitsOf } from "../../core/board/notes.js";
import { reconcile } from "../../core/board/reconcile.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan } from "../../core/plan/model.js";
import { emptyPlanText, planErrorText } from "../../core/text/board.js";
import { boardFor } from "./board-for.js";
import { type LoadedBoard, loadBoard } from "./load-board.js";
import type { SyncRequest } from "./sync-request.js";

export interface DecidedChanges extends LoadedBoard {
  board: DesiredBoard;
  /** In the order in which they must be made. */
  changes: Change[];
}

/** Loads what GitHub holds and decides what is to be written; an issue that GitHub may still be making waits. */
export async function decideChanges(request: SyncRequest): Promise<DecidedChanges> {
  const loaded = await loadBoard(request);
  const board = boardFor(request, loaded.facts);
  const waiting = new Set(loaded.pending?.keys);
  const changes = reconcile(board, loaded.facts).filter(
    (change) => change.kind !== "create-issue" || !waiting.has(change.itemKey),
  );
  return { ...loaded, board, changes };
}

/** Why there is nothing to sync; empty: there is. */
export function reasonsToStop(plan: Plan): string[] {
  const errors = errorsOf(plan.problems).map(planErrorText);
  return errors.length === 0 && plan.items.length === 0 ? [emptyPlanText] : errors;
}

/** What the board can't be brought to, and what to do about it. */
export function limitsIn({ project }: SyncRequest, board: DesiredBoard, facts: BoardFacts): string[] {
  const noProject = project !== false && facts.projectProblem ? [facts.projectProblem] : [];
  return [...noProject, ...limitsOf(board, facts)];
}
