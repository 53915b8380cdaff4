import type { BoardFacts, KnownFields } from "../../core/board/model.js";
import type { BoardItemRow, KeptBoard } from "../ports/board-store.js";
import type { SyncRequest } from "./sync-request.js";

/** What a sync knows of the board: what was kept, and what it has loaded since. */
export interface BoardReading {
  rows: BoardItemRow[];
  facts: BoardFacts;
  /** Keys of the items whose issues were loaded. */
  loaded: Set<string>;
  /** Something was loaded, and what is around the issues with it. */
  begun: boolean;
}

export function readingOf(
  { around, issues }: KeptBoard,
  rows: BoardItemRow[],
  knownFields: KnownFields,
): BoardReading {
  const facts: BoardFacts = {
    labels: [],
    milestones: [],
    lost: [],
    project: null,
    projectProblem: null,
    ...around,
    knownFields,
    issues: new Map(issues.map(({ itemKey, issue }) => [itemKey, issue])),
  };
  return { rows, facts, loaded: new Set(), begun: false };
}

/** Loads these issues, and those that `scan` finds: all with our marker, or those that changed since then. */
export async function readIssues(
  { repositoryId, boards, host, project }: SyncRequest,
  reading: BoardReading,
  wanted: readonly BoardItemRow[],
  scan: "all" | Date | false,
): Promise<void> {
  const projectId = await boards.project(repositoryId);
  const known = wanted.map((row) => ({
    itemKey: row.itemKey,
    number: row.issueNumber,
    nodeId: row.issueNodeId,
  }));
  const { knownFields, ...before } = reading.facts;
  const fresh = await host.load({ known, scan, project, projectId, knownFields });
  const asked = new Set(wanted.map(({ itemKey }) => itemKey));
  for (const key of asked) reading.loaded.add(key);
  for (const { itemKey, reason } of fresh.lost) {
    if (reason !== "deleted") continue;
    await boards.forget(repositoryId, itemKey);
    reading.rows = reading.rows.filter((row) => row.itemKey !== itemKey);
  }
  const numbers = new Map(reading.rows.map((row) => [row.itemKey, row.issueNumber]));
  for (const [itemKey, { number, id, nodeId }] of fresh.issues) {
    // One that was found by its marker gets its row.
    if (numbers.get(itemKey) === number) continue;
    await boards.save(repositoryId, { itemKey, issueNumber: number, issueId: id, issueNodeId: nodeId });
  }
  if (fresh.project && fresh.project.id !== projectId)
    await boards.saveProject(repositoryId, fresh.project.id);

  const issues = new Map([...before.issues].filter(([key]) => !asked.has(key)));
  for (const [key, issue] of fresh.issues) issues.set(key, issue);
  const moved = fresh.lost.filter(({ reason }) => reason !== "deleted");
  const others = scan === "all" ? [] : before.lost.filter(({ itemKey }) => !asked.has(itemKey));
  const lost = [...others, ...moved];
  reading.facts = { ...fresh, issues, lost };
  reading.begun = true;
}
