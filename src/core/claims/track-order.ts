import { laneOf } from "../plan/lookup.js";
import type { Item, Plan } from "../plan/model.js";

const unnumbered = 1_000_000;

/** The number that a track's id ends in; above all numbers where it ends in none. */
export function trackNumber(track: string | null): number {
  const digits = /(\d{1,6})$/.exec(track ?? "")?.[1];
  return digits === undefined ? unnumbered : Number(digits);
}

/** Where a track stands among all: by the number in its id, else by its place in the plan, after those. */
export function laneOrder(plan: Pick<Plan, "tracks">): (lane: string) => number {
  const places = new Map(plan.tracks.map(({ id }, index) => [id.toLowerCase(), index]));
  return (lane) => {
    const number = trackNumber(lane);
    return number < unnumbered ? number : unnumbered + (places.get(lane.toLowerCase()) ?? plan.tracks.length);
  };
}

/** The same for an item's track. */
export function trackOrder(plan: Pick<Plan, "tracks">): (item: Pick<Item, "track" | "key">) => number {
  const order = laneOrder(plan);
  return (item) => order(laneOf(item));
}
