import { type Conflict, conflictsOf } from "./conflicts.js";
import { criticalPathOf, type Hours, hoursOf } from "./critical-path.js";
import { roundedHours } from "./estimate.js";
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
  const hours = hoursOf(sorted);
  return {
    waves: levels(sorted, open),
    criticalPath: criticalPathOf(sorted, hours),
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

function timetable(sorted: readonly Item[], hours: Hours): Slot[] {
  const ends = new Map<string, number>();
  const slots: Slot[] = [];
  for (const item of sorted) {
    const start = highest(item.dependsOn.map((key) => ends.get(key) ?? 0));
    const length = hours.get(item.key) ?? null;
    const end = roundedHours(start + (length ?? 0));
    ends.set(item.key, end);
    if (length !== null) slots.push({ key: item.key, start, end });
  }
  return slots;
}

const highest = (numbers: number[]): number => numbers.reduce((most, number) => Math.max(most, number), 0);
