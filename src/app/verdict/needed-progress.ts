import type { Plan } from "../../core/plan/model.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** The items and all that they wait for, directly and behind that. */
function closure(keys: readonly string[], { items }: Pick<Plan, "items">): Set<string> {
  const waits = new Map(items.map(({ key, dependsOn }) => [key, dependsOn]));
  const found = new Set(keys);
  for (const key of found) for (const next of waits.get(key) ?? []) found.add(next);
  return found;
}

/**
 * How far the items of a pull request and all that they wait for are: as kept, which every event of an issue brings up to
 * date; looked up where nothing is kept, or where `fresh` is asked for, 1 request per 100 items.
 */
export async function neededProgress(
  context: Context,
  rulebook: Rulebook,
  keys: readonly string[],
  fresh: boolean,
): Promise<ItemProgress[]> {
  const needed = closure(keys, rulebook.plan);
  if (needed.size === 0) return [];
  const kept = fresh ? [] : await context.store.status.progress(context.repository.id);
  if (kept.length === 0) return progressFor(context, rulebook, [...needed]);
  return kept.filter(({ key }) => needed.has(key));
}
