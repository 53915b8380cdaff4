import { isDeepStrictEqual } from "node:util";
import type { DesiredBoard } from "../../core/board/desired.js";
import { knownFields } from "../../core/board/known-fields.js";
import type { BoardFacts } from "../../core/board/model.js";
import type { SyncRequest } from "./sync-request.js";

/** Keeps by which ids our fields and options are known, so that people may rename them. */
export async function keepFields(
  { boards, repositoryId }: Pick<SyncRequest, "boards" | "repositoryId">,
  board: DesiredBoard,
  facts: BoardFacts,
): Promise<void> {
  if (!facts.project) return;
  const known = knownFields(board, facts);
  if (!isDeepStrictEqual(known, facts.knownFields)) await boards.saveProjectFields(repositoryId, known);
}
