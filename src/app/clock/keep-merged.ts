import { keptText } from "../../core/text/merged-items.js";
import { keepClaim } from "../claims/merge-items.js";
import type { Context } from "../context.js";
import { configInForce } from "../rulebook/in-force.js";

const day = 86_400_000;

/** Keeps the claims of items that were merged and have not reached the default branch, however long that takes: no request. */
export async function keepMerged(context: Context): Promise<void> {
  const { store, repository, now } = context;
  const merged = await store.mergedItems.all(repository.id);
  if (merged.length === 0) return;
  const { warn, park } = (await configInForce(context)).claims;
  const itemKeys = merged.map(({ itemKey }) => itemKey);
  const claims = await store.claims.live(repository.id, now(), { itemKeys });
  for (const { itemKey, branch } of merged) {
    const claim = claims.find((one) => one.itemKey === itemKey);
    if (!claim) continue;
    const { parked, expiresAt } = claim;
    const left = (parked?.until ?? expiresAt).getTime() - now().getTime();
    // Often enough that it never runs out, and no oftener: each time the board shows another end.
    if (left <= (parked ? Math.min(day, park / 2) : warn))
      await keepClaim(context, itemKey, keptText(branch, repository.defaultBranch));
  }
}
