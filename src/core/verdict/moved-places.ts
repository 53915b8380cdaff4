import { type OpenPull, type Place, placesOf, type Trunks } from "./trunk.js";

const shown = ({ lands, trunk, below, position, size }: Place): string =>
  JSON.stringify([lands, trunk, below, position, size]);

/** Numbers of the pull requests that stand elsewhere once these are open instead of those. */
export function movedPlaces(
  before: readonly OpenPull[],
  after: readonly OpenPull[],
  trunks: Trunks,
): number[] {
  const then = placesOf(before, trunks);
  return [...placesOf(after, trunks)].flatMap(([number, place]) => {
    const was = then.get(number);
    return was && shown(was) !== shown(place) ? [number] : [];
  });
}
