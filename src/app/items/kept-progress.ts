import type { ItemProgress } from "../../core/verdict/model.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** How far all items are, as the last sync of the board saw them: no request; before the first sync, looked up. */
export async function keptProgress(context: Context, rulebook: Rulebook): Promise<ItemProgress[]> {
  const kept = await context.store.status.progress(context.repository.id);
  return kept.length > 0 ? kept : progressFor(context, rulebook, null);
}

/** The same, with some items and what they wait for looked up anew: 1 request per 100 of them. */
export async function freshened(
  context: Context,
  rulebook: Rulebook,
  progress: readonly ItemProgress[],
  keys: readonly string[],
): Promise<ItemProgress[]> {
  const wanted = new Set(keys);
  const items = rulebook.plan.items.filter(({ key }) => wanted.has(key));
  const fresh = await progressFor(context, rulebook, [
    ...keys,
    ...items.flatMap(({ dependsOn }) => dependsOn),
  ]);
  return [...new Map([...progress, ...fresh].map((one) => [one.key, one])).values()];
}
