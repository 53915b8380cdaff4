import type { Config } from "../config/model.js";
import type { Item, Plan } from "../plan/model.js";
import { byUrgency } from "../plan/ready.js";
import type { ItemProgress } from "../verdict/model.js";
import type { Claim } from "./model.js";

/** What an item waits for. */
export interface Blocker {
  key: string;
  title: string;
  issue: number | null;
  /** Its live claim, if somebody works on it. */
  claim: Claim | null;
  dropped: boolean;
}

/** An item that can be started now. */
export interface ReadyItem {
  key: string;
  title: string;
  issue: number | null;
}

export interface ClaimFacts {
  /** Null: the issue mirrors no item of the plan. */
  item: Item | null;
  issueOpen: boolean;
  sessionId: string;
  /** The account has no role here, and claims since that is open to anyone. */
  outsider: boolean;
  /** Milliseconds asked for; null: the configured ttl. */
  ttl: number | null;
  /** `--take`: also from a holder whose claim has expired and is in its grace. */
  take: boolean;
  plan: Plan;
  config: Config;
  progress: ItemProgress[];
  claims: Claim[];
}

export type Refusal =
  | { reason: "no-item" }
  | { reason: "done"; item: Item }
  | { reason: "blocked"; item: Item; blockers: Blocker[] };

/** To be put to the store, whose one statement has the last word. */
export interface ClaimAsk {
  item: Item;
  sessionId: string;
  /** Milliseconds. */
  ttl: number;
  grace: number;
  /** Claims that the session may hold. */
  limit: number;
  /** Claims that the account may hold, over all its sessions. */
  perLogin: number;
  take: boolean;
}

export type ClaimDecision = { ok: true; ask: ClaimAsk } | { ok: false; refusal: Refusal };

/** The item's dependencies that are not done, in the plan's order. */
export function blockersOf(item: Item, facts: Pick<ClaimFacts, "plan" | "progress" | "claims">): Blocker[] {
  return item.dependsOn.flatMap((key): Blocker[] => {
    const state = facts.progress.find((one) => one.key === key);
    if (state?.done) return [];
    const dependency = facts.plan.items.find((one) => one.key === key);
    return [
      {
        key,
        title: dependency?.title ?? key,
        issue: state?.issue ?? null,
        claim: facts.claims.find((claim) => claim.itemKey === key) ?? null,
        dropped: state?.dropped ?? false,
      },
    ];
  });
}

export type ReadyFacts = Pick<ClaimFacts, "plan" | "progress"> & {
  claims: readonly Pick<Claim, "itemKey">[];
};

/** Up to `count` items that are open, unclaimed and wait for nothing; those of `track` first, then the most urgent. */
export function readyInstead(
  facts: ReadyFacts,
  options: { not: string | null; track: string | null; count: number },
): ReadyItem[] {
  const state = new Map(facts.progress.map((one) => [one.key, one]));
  const claimed = new Set(facts.claims.map((claim) => claim.itemKey));
  const ready = byUrgency(facts.plan.items).filter(
    (item) =>
      item.key !== options.not &&
      !claimed.has(item.key) &&
      !state.get(item.key)?.done &&
      !state.get(item.key)?.dropped &&
      item.dependsOn.every((key) => state.get(key)?.done),
  );
  const mine = ready.filter((item) => item.track === options.track);
  const others = ready.filter((item) => item.track !== options.track);
  return [...mine, ...others]
    .slice(0, options.count)
    .map((item) => ({ key: item.key, title: item.title, issue: state.get(item.key)?.issue ?? null }));
}

/** May this session ask for this item at all? Who holds it is the store's to say. */
export function decideClaim(facts: ClaimFacts): ClaimDecision {
  const { item } = facts;
  if (!item) return { ok: false, refusal: { reason: "no-item" } };
  const state = facts.progress.find((one) => one.key === item.key);
  if (!facts.issueOpen || state?.done) return { ok: false, refusal: { reason: "done", item } };
  const blockers = blockersOf(item, facts);
  if (blockers.length > 0 && !facts.config.claims.allowBlocked) {
    return { ok: false, refusal: { reason: "blocked", item, blockers } };
  }
  const { ttl, grace, limit, perLogin, openTtl } = facts.config.claims;
  const { sessionId, outsider } = facts;
  const asked = outsider
    ? { ttl: openTtl, limit: 1, perLogin: 1, take: false }
    : { ttl: facts.ttl ?? ttl, limit, perLogin, take: facts.take };
  return { ok: true, ask: { item, sessionId, grace, ...asked } };
}
