import type { Item } from "./model.js";
import { orderOf } from "./order.js";

/**
 * One cycle for each knot of items that wait for each other, as keys in the order in which they wait:
 * each waits for the next, the last for the first. Linear: an item is looked at once.
 */
export function cyclesOf(items: readonly Item[]): string[][] {
  const free = new Set(orderOf(items).sorted);
  const stuck = new Map(items.filter((item) => !free.has(item.key)).map((item) => [item.key, item]));
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const start of stuck.keys()) {
    const path: string[] = [];
    const place = new Map<string, number>();
    let key: string | undefined = start;
    // Every stuck item waits for another stuck item, so that walking on ends in a cycle or in one seen before.
    while (key !== undefined && !seen.has(key)) {
      seen.add(key);
      place.set(key, path.length);
      path.push(key);
      key = stuck.get(key)?.dependsOn.find((before) => stuck.has(before));
    }
    const from = key === undefined ? undefined : place.get(key);
    if (from !== undefined) cycles.push(path.slice(from));
  }
  return cycles;
}
