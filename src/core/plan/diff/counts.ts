import type { PlanChange } from "./change.js";

/** How many items were added, removed and changed, each counted once, and how many paths have other owners. */
export interface ChangeCounts {
  added: number;
  removed: number;
  changed: number;
  reowned: number;
}

export function changeCounts(changes: readonly PlanChange[]): ChangeCounts {
  const counts = { added: 0, removed: 0, reowned: 0 };
  const changed = new Set<string>();
  for (const change of changes) {
    if (change.kind === "added" || change.kind === "removed" || change.kind === "reowned")
      counts[change.kind] += 1;
    else changed.add(change.key);
  }
  return { ...counts, changed: changed.size };
}
