import type { Claim } from "../claims/model.js";
import { dependentsOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";

/** Sessions that something in the way of an item concerns: those that hold what waits for it, or work on its track; all where it is about no item. */
export function concernedSessions(
  item: Item | null,
  plan: Pick<Plan, "items">,
  claims: readonly Claim[],
  from: string,
): string[] {
  const concerned = item === null ? null : new Set(concernedKeys(item, plan));
  const holders = claims
    .filter(({ itemKey }) => concerned === null || concerned.has(itemKey))
    .map(({ sessionId }) => sessionId);
  return [...new Set(holders)].filter((id) => id !== from);
}

function concernedKeys(item: Item, plan: Pick<Plan, "items">): string[] {
  const track = plan.items.filter((one) => one.track !== null && one.track === item.track);
  return [item, ...dependentsOf(plan, item.key), ...track].map(({ key }) => key);
}
