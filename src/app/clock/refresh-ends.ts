import { endSlack } from "../../core/board/claim-end.js";
import type { Context } from "../context.js";
import { boardWork } from "../work/follow-up.js";

/**
 * Asks for the board where signs of life have moved the end of a claim away from what the project shows: one request
 * for all, and none to GitHub as long as nothing is off.
 */
export async function refreshEnds({ store, repository, now }: Context): Promise<void> {
  const moved = await store.claims.moved(repository.id, now(), endSlack);
  if (moved.length === 0) return;
  const hasProject = (await store.boards.project(repository.id)) !== null;
  if (hasProject) await store.work.request([boardWork(repository.id)], now());
  // Marked after it was asked for: after a crash in between, asking twice beats never.
  for (const claim of moved) await store.claims.markShown(claim);
}
