import { parseEstimate, roundedHours } from "./estimate.js";
import type { Item } from "./model.js";

/** Hours by item, in the order of the items; null where one has no estimate that can be read. */
export type Hours = ReadonlyMap<string, number | null>;

export function hoursOf(items: readonly Pick<Item, "key" | "estimate">[]): Hours {
  return new Map(
    items.map((item) => [item.key, item.estimate === null ? null : parseEstimate(item.estimate)]),
  );
}

/** The chain that takes longest: in hours, where items without any count as the mean of the others, else in items. */
export function criticalPathOf(sorted: readonly Item[], hours: Hours): string[] {
  const weight = weights(hours);
  const length = new Map<string, number>();
  const before = new Map<string, string>();
  let last: string | null = null;
  for (const item of sorted) {
    let longest = 0;
    for (const key of item.dependsOn) {
      const there = length.get(key) ?? 0;
      if (there <= longest && before.has(item.key)) continue;
      longest = there;
      before.set(item.key, key);
    }
    length.set(item.key, longest + weight(item.key));
    if (last === null || (length.get(item.key) ?? 0) > (length.get(last) ?? 0)) last = item.key;
  }
  const chain: string[] = [];
  for (let key = last ?? undefined; key !== undefined; key = before.get(key)) chain.push(key);
  return chain.reverse();
}

/** How long a chain takes, as the critical path is measured; null where no item has an estimate. */
export function chainHours(chain: readonly string[], hours: Hours): number | null {
  if ([...hours.values()].every((value) => value === null)) return null;
  const weight = weights(hours);
  return roundedHours(chain.reduce((sum, key) => sum + weight(key), 0));
}

function weights(hours: Hours): (key: string) => number {
  const known = [...hours.values()].filter((value) => value !== null);
  const mean = known.length === 0 ? 1 : known.reduce((sum, value) => sum + value, 0) / known.length;
  return (key) => hours.get(key) ?? mean;
}
