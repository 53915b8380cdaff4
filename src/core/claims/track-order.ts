import { laneOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";

const unnumbered = 1_000_000;

/** The number that a track's id ends in; above all numbers where it ends in none. */
export function trackNumber(track: string | null): number {
  const digits = /(\d{1,6})$/.exec(track ?? "")?.[1];
  return digits === undefined ? unnumbered : Number(digits);
}

/** Where an item's track stands among all: by the number in its id, else by its place in the plan, after those. */
export function trackOrder(plan: Pick<Plan, "tracks">): (item: Pick<Item, "track" | "key">) => number {
  const places = new Map(plan.tracks.map(({ id }, index) => [id.toLowerCase(), index]));
  return (item) => {
    const lane = laneOf(item).toLowerCase();
    const number = trackNumber(lane);
    return number < unnumbered ? number : unnumbered + (places.get(lane) ?? plan.tracks.length);
  };
}
