import type { Item, Plan } from "./model.js";

/** The open items that can start now: everything they wait for is done in the plan or is in `done`, and they are not. */
export function readyItems(plan: Pick<Plan, "items">, done: Iterable<string> = []): Item[] {
  const finished = new Set(done);
  for (const item of plan.items) if (item.state === "done") finished.add(item.key);
  return plan.items.filter(
    (item) => !finished.has(item.key) && item.dependsOn.every((key) => finished.has(key)),
  );
}

/** The most urgent first; what has no priority comes after P3. Otherwise the order stays. */
export const byUrgency = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.priority ?? "P9").localeCompare(b.priority ?? "P9"));
