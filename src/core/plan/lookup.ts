import type { Item, Plan, Problem } from "./model.js";

/** The lane an item runs in: its track, or itself where the plan names no track for it. */
export function laneOf(item: Pick<Item, "track" | "key">): string {
  return item.track ?? item.key;
}

/** The item that a key or an alias names; case doesn't count. Null where nothing or more than one fits. */
export function findItem(plan: Pick<Plan, "items">, name: string): Item | null {
  const wanted = name.trim().toLowerCase();
  const byKey = plan.items.find((item) => item.key.toLowerCase() === wanted);
  if (byKey) return byKey;
  const byAlias = plan.items.filter((item) => item.aliases.some((alias) => alias.toLowerCase() === wanted));
  return byAlias.length === 1 ? (byAlias[0] ?? null) : null;
}

/** The items that wait directly for `key`. */
export function dependentsOf(plan: Pick<Plan, "items">, key: string): Item[] {
  return plan.items.filter((item) => item.dependsOn.includes(key));
}

/** The problems that stop a sync. */
export function errorsOf(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => problem.severity === "error");
}
