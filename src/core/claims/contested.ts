import { overlaps } from "../intents/overlap.js";
import type { Item, Plan } from "../plan/model.js";
import type { Claim } from "./model.js";
import { trackOrder } from "./track-order.js";

/** A path that two claimed items say they will touch. */
export interface Contested {
  path: string;
  /** The other item's claim. */
  claim: Claim;
  /** Whether the item asked about goes first: the lower track number does, then the older claim. */
  first: boolean;
}

/** Paths of an item that items under other sessions' claims touch too. `claim` is its own, or the one it would get. */
export function contestedPaths(
  item: Item,
  claim: Pick<Claim, "sessionId" | "claimedAt">,
  plan: Pick<Plan, "items" | "tracks">,
  claims: readonly Claim[],
): Contested[] {
  const order = trackOrder(plan);
  return claims
    .filter((other) => other.itemKey !== item.key && other.sessionId !== claim.sessionId)
    .flatMap((other) => {
      const theirs = plan.items.find(({ key }) => key === other.itemKey);
      if (!theirs) return [];
      const [mine, yours] = [order(item), order(theirs)];
      const first = mine === yours ? claim.claimedAt < other.claimedAt : mine < yours;
      return sharedPaths(item, theirs).map((path) => ({ path, claim: other, first }));
    });
}

function sharedPaths(one: Item, other: Item): string[] {
  return one.files
    .map(({ path }) => path)
    .filter((path) => other.files.some((file) => overlaps(path, file.path)));
}
