import { readMarker } from "../../core/board/marker.js";
import type { BoardFacts } from "../../core/board/model.js";
import { type Rename, renamesOf } from "../../core/board/renames.js";
import type { KeptIssue } from "../ports/board-store.js";
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

/** Carries out the renames that what is kept shows; whether there were any. */
export async function renameKept(request: SyncRequest, kept: readonly KeptIssue[]): Promise<boolean> {
  return (await renameItems(request, kept)).length > 0;
}

/** The facts as they are after the renames that their own titles show: their rows had been lost. */
export async function renamedFacts(request: SyncRequest, facts: BoardFacts): Promise<BoardFacts> {
  const known = [...facts.issues].map(([itemKey, { title, body }]) => ({
    itemKey,
    title: readMarker(body)?.closed === "removed" ? "" : title,
  }));
  const names = new Map((await renameItems(request, known)).map(({ from, to }) => [from, to]));
  return {
    ...facts,
    issues: new Map([...facts.issues].map(([key, issue]) => [names.get(key) ?? key, issue])),
  };
}
