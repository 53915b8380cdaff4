import { trackNumber } from "../claims/track-order.js";
import type { Intent } from "./model.js";
import { overlaps } from "./overlap.js";

/** What is asked for; the store gives it its number. */
export type IntentAsk = Omit<Intent, "id" | "state" | "expiresAt">;

export type AnnounceDecision =
  | { state: "held"; expiresAt: Date }
  /** In whose way it would be; it is next when they are through. */
  | { state: "waiting"; behind: Intent[] };

/** One holds a path at a time: who announces what somebody else holds, or waits for and comes before, waits. */
export function decideAnnounce(ask: IntentAsk, open: readonly Intent[], now: Date): AnnounceDecision {
  const behind = open.filter(
    (intent) =>
      intent.sessionId !== ask.sessionId &&
      share(intent, ask) &&
      (intent.state === "held" || goesFirst(intent, ask)),
  );
  return behind.length === 0
    ? { state: "held", expiresAt: new Date(now.getTime() + ask.ttl) }
    : { state: "waiting", behind };
}

/** The waiting ones that nothing stands in the way of any more, in the order in which they go. */
export function nextHolders(open: readonly Intent[]): Intent[] {
  const held = open.filter(({ state }) => state === "held");
  const waiting = open.filter(({ state }) => state === "waiting").sort((a, b) => (goesFirst(a, b) ? -1 : 1));
  const chosen: Intent[] = [];
  for (const intent of waiting) {
    const others = [...held, ...chosen].filter(({ sessionId }) => sessionId !== intent.sessionId);
    if (!others.some((other) => share(other, intent))) chosen.push(intent);
  }
  return chosen;
}

/** The lower track number goes first, then who asked before. */
function goesFirst(
  one: Pick<Intent, "track" | "createdAt">,
  other: Pick<Intent, "track" | "createdAt">,
): boolean {
  const [a, b] = [trackNumber(one.track), trackNumber(other.track)];
  return a === b ? one.createdAt < other.createdAt : a < b;
}

export const share = (one: Pick<Intent, "paths">, other: Pick<Intent, "paths">): boolean =>
  one.paths.some((path) => other.paths.some((theirs) => overlaps(path, theirs)));
