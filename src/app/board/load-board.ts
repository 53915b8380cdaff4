import type { BoardFacts } from "../../core/board/model.js";
import type { BoardQuery } from "../ports/board-host.js";
import type { BoardItemRow } from "../ports/board-store.js";
import type { SyncRequest } from "./sync-request.js";

/**
 * What GitHub holds of the board. All issues of the repository are searched for markers before anything may
 * be created: a creation whose row was never saved must be found, not repeated. Rows are brought up to date.
 */
export async function loadBoard(request: SyncRequest): Promise<BoardFacts> {
  const { plan, repositoryId, boards, host, project } = request;
  const rows = await boards.items(repositoryId);
  const knownFields = await boards.projectFields(repositoryId);
  const query = { projectId: await boards.project(repositoryId), project, knownFields };
  const scan = rows.length === 0 || lacksIssue(plan, new Set(rows.map((row) => row.itemKey)));
  const first = await host.load({ ...query, known: knownOf(rows), scan });

  const gone = new Set(first.lost.filter((one) => one.reason === "deleted").map((one) => one.itemKey));
  for (const itemKey of gone) await boards.forget(repositoryId, itemKey);
  const left = rows.filter((row) => !gone.has(row.itemKey));
  const again = !scan && lacksIssue(plan, new Set(left.map((row) => row.itemKey)));
  const facts = again ? await host.load({ ...query, known: knownOf(left), scan: true }) : first;

  await keepRows(request, left, facts);
  if (facts.project && facts.project.id !== query.projectId) {
    await boards.saveProject(repositoryId, facts.project.id);
  }
  return facts;
}

function lacksIssue(plan: SyncRequest["plan"], has: ReadonlySet<string>): boolean {
  return plan.items.some((item) => item.state === "open" && !has.has(item.key));
}

function knownOf(rows: readonly BoardItemRow[]): BoardQuery["known"] {
  return rows.map((row) => ({ itemKey: row.itemKey, number: row.issueNumber, nodeId: row.issueNodeId }));
}

async function keepRows(
  request: SyncRequest,
  rows: readonly BoardItemRow[],
  facts: BoardFacts,
): Promise<void> {
  const numbers = new Map(rows.map((row) => [row.itemKey, row.issueNumber]));
  for (const [itemKey, issue] of facts.issues) {
    if (numbers.get(itemKey) === issue.number) continue;
    await request.boards.save(request.repositoryId, {
      itemKey,
      issueNumber: issue.number,
      issueId: issue.id,
      issueNodeId: issue.nodeId,
    });
  }
}
