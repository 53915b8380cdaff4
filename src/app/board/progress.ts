import { progressOf } from "../../core/board/progress.js";
import type { Plan } from "../../core/plan/model.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import type { BoardHost } from "../ports/board-host.js";
import type { BoardStore } from "../ports/board-store.js";

export interface ProgressRequest {
  plan: Pick<Plan, "items">;
  /** Keys of the items asked for. */
  keys: readonly string[];
  repositoryId: number;
  boards: BoardStore;
  host: Pick<BoardHost, "load">;
}

/** How far some items of the plan are: 1 request per 100 of them, none where none has an issue. */
export async function loadProgress(request: ProgressRequest): Promise<ItemProgress[]> {
  const { plan, repositoryId, boards, host } = request;
  const keys = new Set(request.keys);
  const rows = await boards.items(repositoryId, [...keys]);
  const known = rows.map((row) => ({
    itemKey: row.itemKey,
    number: row.issueNumber,
    nodeId: row.issueNodeId,
  }));
  const issues =
    known.length === 0
      ? new Map()
      : (await host.load({ known, scan: false, issuesOnly: true, projectId: null, project: false })).issues;
  return progressOf({ items: plan.items.filter((item) => keys.has(item.key)) }, { issues });
}
