import { laneOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";

/** Where an item's track stands among all: by the number in its id, else by its place in the plan, after those. */
export function trackOrder(plan: Pick<Plan, "tracks">): (item: Pick<Item, "track" | "key">) => number {
  const places = new Map(plan.tracks.map(({ id }, index) => [id.toLowerCase(), index]));
  return (item) => {
    const lane = laneOf(item).toLowerCase();
    const number = /(\d{1,6})$/.exec(lane)?.[1];
    if (number !== undefined) return Number(number);
    return 1_000_000 + (places.get(lane) ?? plan.tracks.length);
  };
}
