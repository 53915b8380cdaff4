import { type Conflict, conflictsOf } from "./conflicts.js";
import { parseEstimate } from "./estimate.js";
import type { Item, Plan } from "./model.js";
import { orderOf } from "./order.js";

/** When an item can run, in hours from the start. */
export interface Slot {
  key: string;
  start: number;
  end: number;
}

/** What can run at the same time, and how long the whole takes at least. Items that are done are left out. */
export interface Waves {
  /** Keys by wave: a wave waits only for the waves before it. Items in a cycle are in none. */
  waves: string[][];
  /** The longest chain: in hours where items have estimates (others count as the mean of those), else in items. */
  criticalPath: string[];
  /** Open items that may run at once and touch the same path. */
  conflicts: Conflict[];
  /** Of the items with an estimate; one without takes no time. Empty where there is none. */
  timetable: Slot[];
}

export function waves(plan: Pick<Plan, "items">): Waves {
  const done = new Set(plan.items.filter((item) => item.state === "done").map((item) => item.key));
  const open = plan.items
    .filter((item) => !done.has(item.key))
    .map((item) => ({ ...item, dependsOn: item.dependsOn.filter((key) => !done.has(key)) }));
  const byKey = new Map(open.map((item) => [item.key, item]));
  const sorted = orderOf(open).sorted.flatMap((key) => byKey.get(key) ?? []);
  const hours = new Map(
    sorted.map((item) => [item.key, item.estimate === null ? null : parseEstimate(item.estimate)]),
  );
  return {
    waves: levels(sorted, open),
    criticalPath: longestChain(sorted, weights(hours)),
    conflicts: conflictsOf(plan.items),
    timetable: timetable(sorted, hours),
  };
}

function levels(sorted: readonly Item[], inPlanOrder: readonly Item[]): string[][] {
  const level = new Map<string, number>();
  for (const item of sorted)
    level.set(item.key, highest(item.dependsOn.map((key) => (level.get(key) ?? -1) + 1)));
  const result: string[][] = [];
  for (const { key } of inPlanOrder) {
    const place = level.get(key);
    if (place === undefined) continue;
    while (result.length <= place) result.push([]);
    result[place]?.push(key);
  }
  return result;
}

function weights(hours: Map<string, number | null>): (key: string) => number {
  const known = [...hours.values()].filter((value) => value !== null);
  const mean = known.length === 0 ? 1 : known.reduce((sum, value) => sum + value, 0) / known.length;
  return (key) => hours.get(key) ?? mean;
}

function longestChain(sorted: readonly Item[], weight: (key: string) => number): string[] {
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

function timetable(sorted: readonly Item[], hours: Map<string, number | null>): Slot[] {
  const ends = new Map<string, number>();
  const slots: Slot[] = [];
  for (const item of sorted) {
    const start = highest(item.dependsOn.map((key) => ends.get(key) ?? 0));
    const length = hours.get(item.key) ?? null;
    const end = rounded(start + (length ?? 0));
    ends.set(item.key, end);
    if (length !== null) slots.push({ key: item.key, start, end });
  }
  return slots;
}

const highest = (numbers: number[]): number => numbers.reduce((most, number) => Math.max(most, number), 0);

/** To a hundredth of an hour, so that sums of thirds of an hour don't show their tails. */
const rounded = (hours: number): number => Math.round(hours * 100) / 100;
