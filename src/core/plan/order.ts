import type { Item } from "./model.js";

/** The items of a plan in an order in which every item comes after what it waits for. */
export interface Order {
  /** Keys; ties keep the order of the plan. Items in a cycle, and what waits for them, are left out. */
  sorted: string[];
  /** Keys of the items that directly wait for a key. */
  dependents: Map<string, string[]>;
}

/** Kahn's algorithm; linear in items and edges, and no recursion that a long chain could overflow. */
export function orderOf(items: readonly Pick<Item, "key" | "dependsOn">[]): Order {
  const waitingFor = new Map(items.map((item) => [item.key, 0]));
  const dependents = new Map<string, string[]>(items.map((item) => [item.key, []]));
  for (const item of items) {
    for (const before of item.dependsOn) {
      const list = dependents.get(before);
      if (!list) continue;
      list.push(item.key);
      waitingFor.set(item.key, (waitingFor.get(item.key) ?? 0) + 1);
    }
  }
  const sorted = items.filter((item) => waitingFor.get(item.key) === 0).map((item) => item.key);
  for (let next = 0; next < sorted.length; next += 1) {
    for (const key of dependents.get(sorted[next] ?? "") ?? []) {
      const left = (waitingFor.get(key) ?? 0) - 1;
      waitingFor.set(key, left);
      if (left === 0) sorted.push(key);
    }
  }
  return { sorted, dependents };
}
