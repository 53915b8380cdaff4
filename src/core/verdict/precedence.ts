import { laneOrder } from "../claims/track-order.js";
import type { PullFacts } from "./model.js";

/** A pull request, or an item that will be one. */
export interface Party {
  /** Null where there is no pull request yet. */
  number: number | null;
  items: readonly string[];
  tracks: readonly string[];
  session?: string | null;
}

/** Whether `one` goes before `other`: the lower track number does, then the older claim, then the older pull request. */
export function turnOf(one: Party, other: Party, facts: Pick<PullFacts, "plan" | "claims">): boolean {
  const order = laneOrder(facts.plan);
  const rank = ({ number, items, tracks }: Party): [number, number, number] => [
    Math.min(...tracks.map(order)),
    Math.min(
      ...facts.claims
        .filter(({ itemKey }) => items.includes(itemKey))
        .map(({ claimedAt }) => claimedAt.getTime()),
    ),
    number ?? Number.POSITIVE_INFINITY,
  ];
  const [mine, theirs] = [rank(one), rank(other)];
  for (const [index, value] of mine.entries()) {
    const against = theirs[index] ?? 0;
    if (value !== against) return value < against;
  }
  return false;
}
