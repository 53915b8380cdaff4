import { findItem } from "../plan/lookup.js";
import type { ItemProgress, PullFacts } from "./model.js";

/** How far an item is; the plan's own mark where the facts say nothing of it. */
export function progressOf(key: string, facts: Pick<PullFacts, "progress" | "plan">): ItemProgress {
  const known = facts.progress.find((one) => one.key === key);
  return known ?? { key, done: findItem(facts.plan, key)?.state === "done", issue: null, dropped: false };
}

export const isDone = (key: string, facts: Pick<PullFacts, "progress" | "plan">): boolean =>
  progressOf(key, facts).done;
