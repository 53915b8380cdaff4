import type { Item, Plan } from "../plan/model.js";
import { contestedPaths } from "./contested.js";
import { type ReadyFacts, type ReadyItem, readyInstead } from "./decide.js";
import type { Claim } from "./model.js";

/**
 * What a session had best take: of its tracks first, free of files that other claimed items touch, then the most urgent.
 * Null where nothing is ready.
 */
export function nextItem(
  facts: Omit<ReadyFacts, "claims"> & { plan: Plan; claims: readonly Claim[] },
  session: { id: string; tracks: readonly string[] },
  now: Date,
): ReadyItem | null {
  const byKey = new Map(facts.plan.items.map((item) => [item.key, item]));
  const tracks = new Set(session.tracks.map((track) => track.toLowerCase()));
  const ready = readyInstead(facts, { not: null, track: null, count: Number.POSITIVE_INFINITY });
  const rank = (key: string): number => {
    const item = byKey.get(key) as Item;
    const mine = tracks.has((item.track ?? "").toLowerCase());
    const asked = { sessionId: session.id, claimedAt: now };
    const clash = contestedPaths(item, asked, facts.plan, facts.claims).length > 0;
    return (mine ? 0 : 2) + (clash ? 1 : 0);
  };
  // `ready` comes the most urgent first, and sorting keeps that.
  return ready.map((one) => ({ one, rank: rank(one.key) })).sort((a, b) => a.rank - b.rank)[0]?.one ?? null;
}
