import type { Claim } from "../claims/model.js";
import type { Item, Plan } from "../plan/model.js";
import type { ItemProgress } from "../verdict/model.js";
import { readMarker } from "./marker.js";
import type { BoardFacts, BoardIssue, ItemStatus } from "./model.js";

/** Where an item stands: people decide by closing and reopening its issue, the plan by its own done marks. */
export type Outcome = "open" | "done" | "dropped";

/**
 * An issue that people close as completed is done, one that they close as not planned is dropped, one that
 * they reopen is open again even if the plan says done. What we closed ourselves decides nothing: there the
 * plan does.
 */
export function outcomeOf(item: Pick<Item, "state">, issue: BoardIssue | null): Outcome {
  const planned: Outcome = item.state === "done" ? "done" : "open";
  if (!issue) return planned;
  const closedByUs = readMarker(issue.body)?.closed ?? null;
  if (issue.state === "open") return closedByUs === "done" ? "open" : planned;
  if (closedByUs) return planned;
  if (issue.stateReason === "not_planned" || issue.stateReason === "duplicate") {
    return planned === "done" ? "done" : "dropped";
  }
  return "done";
}

/** How far every item of the plan is. */
export function progressOf(plan: Pick<Plan, "items">, facts: Pick<BoardFacts, "issues">): ItemProgress[] {
  return plan.items.map((item) => {
    const issue = facts.issues.get(item.key) ?? null;
    const outcome = outcomeOf(item, issue);
    return {
      key: item.key,
      done: outcome === "done",
      issue: issue?.number ?? null,
      dropped: outcome === "dropped",
    };
  });
}

/** An item waits as long as one of its dependencies is not done; a dropped one is not done. */
export function statusOf(
  item: Pick<Item, "key" | "dependsOn">,
  progress: ReadonlyMap<string, ItemProgress>,
  claimed: ReadonlySet<string>,
): ItemStatus {
  const own = progress.get(item.key);
  if (own?.done) return "done";
  if (own?.dropped) return "dropped";
  if (claimed.has(item.key)) return "claimed";
  return item.dependsOn.every((key) => progress.get(key)?.done) ? "ready" : "blocked";
}

/** The status of every item of the plan. */
export function statusesOf(
  plan: Pick<Plan, "items">,
  progress: readonly ItemProgress[],
  claims: readonly Pick<Claim, "itemKey">[],
): Map<string, ItemStatus> {
  const byKey = new Map(progress.map((one) => [one.key, one]));
  const claimed = new Set(claims.map((claim) => claim.itemKey));
  return new Map(plan.items.map((item) => [item.key, statusOf(item, byKey, claimed)]));
}
