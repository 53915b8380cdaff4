import type { Claim } from "../../../src/core/claims/model.js";
import { emptyPlan, type Item, type Plan } from "../../../src/core/plan/model.js";
import { claimOf } from "../claims/claim-of.js";

/** An open item with nothing to say but its key. */
export function item(key: string, more: Partial<Item> = {}): Item {
  return {
    key,
    aliases: [],
    title: `Build ${key}`,
    track: "core",
    phase: null,
    priority: null,
    state: "open",
    dependsOn: [],
    files: [],
    deliverables: [],
    exitCriteria: null,
    estimate: null,
    owner: null,
    file: "PLAN.md",
    line: 1,
    ...more,
  };
}

export function plan(...items: Item[]): Plan {
  return { ...emptyPlan, items };
}

export const now = new Date("2026-03-01T12:00:00Z");

export const claim = (itemKey: string, more: Partial<Claim> = {}): Claim => {
  const later = new Date("2026-03-01T16:00:00Z");
  return claimOf(itemKey, { claimedAt: now, expiresAt: later, lapsesAt: later, ...more });
};
