import { readMarker } from "../../core/board/marker.js";
import type { BoardFacts } from "../../core/board/model.js";
import { type Rename, renamesOf } from "../../core/board/renames.js";
import type { BoardItemRow, KeptIssue } from "../ports/board-store.js";
import type { SyncRequest } from "./sync-request.js";

/** Items whose key the plan changed keep their issue and their claim. */
async function renameItems(
  { plan, repositoryId, boards, log }: SyncRequest,
  known: readonly Pick<KeptIssue, "itemKey" | "title">[],
): Promise<Rename[]> {
  const renames = renamesOf(plan, known);
  for (const { from, to } of renames) {
    await boards.rename(repositoryId, from, to);
    log.info({ repositoryId, from, to }, "an item has another key");
  }
  return renames;
}

const nameAfter = (renames: readonly Rename[]) => {
  const names = new Map(renames.map(({ from, to }) => [from, to]));
  return (key: string): string => names.get(key) ?? key;
};

/** The rows as they are after the renames that what is kept shows. */
export async function renamedRows(
  request: SyncRequest,
  rows: readonly BoardItemRow[],
  kept: readonly KeptIssue[],
): Promise<BoardItemRow[]> {
  const nameOf = nameAfter(await renameItems(request, kept));
  return rows.map((row) => ({ ...row, itemKey: nameOf(row.itemKey) }));
}

/** The facts as they are after the renames that their own titles show: their rows had been lost. */
export async function renamedFacts(request: SyncRequest, facts: BoardFacts): Promise<BoardFacts> {
  const known = [...facts.issues].map(([itemKey, { title, body }]) => ({
    itemKey,
    title: readMarker(body)?.closed === "removed" ? "" : title,
  }));
  const nameOf = nameAfter(await renameItems(request, known));
  return { ...facts, issues: new Map([...facts.issues].map(([key, issue]) => [nameOf(key), issue])) };
}
