import type { Claim } from "../claims/model.js";
import type { SessionConfig } from "../config/model.js";
import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import type { Session } from "../sessions/model.js";
import type { Addressee } from "./model.js";

export interface RecipientFacts {
  /** Of the config and registered. */
  sessions: Record<string, SessionConfig>;
  /** Sessions that were heard of in other ways. */
  heard: readonly Pick<Session, "id" | "login">[];
  plan: Pick<Plan, "items">;
  claims: readonly Claim[];
}

/** A text such as `senior`, `session:senior` or `track:ui` as what it means; null where nobody is called so. */
export function addresseeOf(text: string, facts: RecipientFacts): Addressee | null {
  const wanted = text.replace(/^(?:session|track):/i, "").toLowerCase();
  const session = idsOf(facts).find((id) => id.toLowerCase() === wanted);
  const track = tracksOf(facts).find((id) => id.toLowerCase() === wanted);
  if (/^track:/i.test(text)) return track === undefined ? null : { kind: "track", id: track };
  if (session !== undefined) return { kind: "session", id: session };
  // A login stands for its only session.
  const [only, ...more] = facts.heard.filter(({ login }) => login?.toLowerCase() === wanted);
  if (only && more.length === 0) return { kind: "session", id: only.id };
  return track === undefined || /^session:/i.test(text) ? null : { kind: "track", id: track };
}

/** The sessions that a message is for, without the one that sends it. */
export function recipientsOf(to: Addressee, from: string, facts: RecipientFacts): string[] {
  const ids = to.kind === "session" ? [to.id] : to.kind === "all" ? idsOf(facts) : sessionsOn(to.id, facts);
  return [...new Set(ids)].filter((id) => id !== from);
}

/** Everybody who can be written to. */
export const idsOf = ({ sessions, heard }: RecipientFacts): string[] => [
  ...new Set([...Object.keys(sessions), ...heard.map(({ id }) => id)]),
];

/** Logins that stand for their only session. */
export const loginsOf = ({ heard }: RecipientFacts): string[] => [
  ...new Set(heard.flatMap(({ login }) => login ?? [])),
];

const tracksOf = ({ sessions, plan }: RecipientFacts): string[] => [
  ...new Set([...plan.items.map(laneOf), ...Object.values(sessions).flatMap(({ tracks }) => tracks)]),
];

/** Those that name the track as theirs, are called as it, or hold one of its items. */
function sessionsOn(track: string, facts: RecipientFacts): string[] {
  const wanted = track.toLowerCase();
  const named = Object.entries(facts.sessions)
    .filter(
      ([id, { tracks }]) => id.toLowerCase() === wanted || tracks.some((one) => one.toLowerCase() === wanted),
    )
    .map(([id]) => id);
  const items = new Set(
    facts.plan.items.filter((item) => laneOf(item).toLowerCase() === wanted).map(({ key }) => key),
  );
  const holding = facts.claims.filter(({ itemKey }) => items.has(itemKey)).map(({ sessionId }) => sessionId);
  return [...named, ...holding];
}
