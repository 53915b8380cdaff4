import { type OwnerNames, ownerNames } from "../ownership/names.js";
import { findItem, laneOf } from "../plan/lookup.js";
import * as say from "../text/findings.js";
import { nearest } from "../text/nearest.js";
import { readBranch, sessionsOfBranch } from "./branch.js";
import type { Attribution, Finding, PullFacts } from "./model.js";
import { trailersOf } from "./trailers.js";

/** An attribution with what was wrong on the way to it. */
export interface Whose {
  attribution: Attribution;
  findings: Finding[];
}

type Answer = Pick<Attribution, "by" | "session" | "tracks"> & { items: string[] };
type Way = (facts: PullFacts, names: OwnerNames, findings: Finding[]) => Answer | null;

/** What a name of a track, an item or a session comes to; null where nothing has that name. */
function named(name: string, kind: "track" | "session", facts: PullFacts, names: OwnerNames) {
  const session = names.session(name);
  if (kind === "session" && session) return { tracks: session.tracks, session: session.id, items: [] };
  const track = names.track(name);
  if (track !== null) {
    const item = findItem(facts.plan, name);
    return {
      tracks: [track],
      session: null,
      items: item && names.track(item.key) === track ? [item.key] : [],
    };
  }
  return session && { tracks: session.tracks, session: session.id, items: [] };
}

function unknown(trailer: string, name: string, names: OwnerNames): Finding {
  const known = [...new Set([...names.known.tracks, ...names.known.sessions])];
  const { message, todo } = say.unknownTrack(trailer, name, nearest(name, known), known);
  return { rule: "facts", severity: "warn", path: null, line: null, owners: [], message, todo };
}

const declared: Way = (facts, names, findings) => {
  if (facts.declaredTrack === null) return null;
  const name = facts.declaredTrack.replace(/^(?:track|session):/i, "");
  const found = named(name, /^session:/i.test(facts.declaredTrack) ? "session" : "track", facts, names);
  if (!found) findings.push(unknown("--track", name, names));
  return found && { by: "declared", ...found };
};

const trailer: Way = (facts, names, findings) => {
  // The title is the first paragraph of what a squash merge would write.
  for (const message of [`${facts.title || "-"}\n\n${facts.body}`, facts.headMessage]) {
    const answers = trailersOf(message).flatMap(({ key, value }) => {
      if (key !== "track" && key !== "session") return [];
      const found = named(value.replace(/^(?:track|session):/i, ""), key, facts, names);
      if (!found) findings.push(unknown(`${key === "track" ? "Track" : "Session"}:`, value, names));
      return found ? [{ ...found, key }] : [];
    });
    if (answers.length === 0) continue;
    // A session works on several tracks; a `Track:` beside it says which this is.
    const tracks = answers.filter(({ key }) => key === "track");
    return {
      by: "trailer",
      session: answers.find(({ session }) => session !== null)?.session ?? null,
      tracks: [...new Set((tracks.length > 0 ? tracks : answers).flatMap((answer) => answer.tracks))],
      items: [...new Set(answers.flatMap(({ items }) => items))],
    };
  }
  return null;
};

function lanesOf(keys: readonly string[], facts: PullFacts, names: OwnerNames): string[] {
  const items = facts.plan.items.filter((item) => keys.includes(item.key));
  return [...new Set(items.map((item) => names.track(laneOf(item)) ?? laneOf(item)))];
}

const issue: Way = (facts, names) => {
  const tracks = lanesOf(facts.linkedItems, facts, names);
  return tracks.length > 0 ? { by: "issue", session: null, tracks, items: [] } : null;
};

const branch: Way = (facts, names) => {
  const read = readBranch(facts.headRef, facts.plan);
  const item = read?.item ? [read.item] : [];
  const ids = sessionsOfBranch(facts.headRef, facts.config.sessions);
  const sessions = ids.flatMap((id) => names.session(id) ?? []);
  const [first] = sessions;
  if (first) {
    const all = [...new Set(sessions.flatMap(({ tracks }) => tracks))];
    const lane = read && names.track(read.lane);
    const tracks = lane && all.includes(lane) ? [lane] : all;
    return { by: "branch", session: sessions.length === 1 ? first.id : null, tracks, items: item };
  }
  return read && { by: "branch", session: null, tracks: [names.track(read.lane) ?? read.lane], items: item };
};

function claimsOf(facts: PullFacts) {
  const author = facts.author?.toLowerCase();
  return author === undefined ? [] : facts.claims.filter(({ login }) => login?.toLowerCase() === author);
}

const claim: Way = (facts, names) => {
  const [only, ...others] = claimsOf(facts);
  if (!only || others.length > 0) return null;
  const tracks = lanesOf([only.itemKey], facts, names);
  return tracks.length > 0 ? { by: "claim", session: only.sessionId, tracks, items: [only.itemKey] } : null;
};

/** In the order of design.md §8. */
const ways: Way[] = [declared, trailer, issue, branch, claim];

/** The items of the pull request: the linked ones; else those that its name or its author's claim says. */
function itemsOf(answer: Answer, facts: PullFacts, names: OwnerNames): string[] {
  const ofTracks = (keys: readonly string[]) =>
    keys.filter((key) => lanesOf([key], facts, names).some((lane) => answer.tracks.includes(lane)));
  const linked = facts.linkedItems.filter((key) => facts.plan.items.some((item) => item.key === key));
  const explicit = [...new Set([...linked, ...answer.items])];
  if (explicit.length > 0) return explicit;
  const fromBranch = readBranch(facts.headRef, facts.plan)?.item;
  if (fromBranch) {
    const fitting = ofTracks([fromBranch]);
    if (fitting.length > 0) return fitting;
  }
  const claimed = ofTracks(claimsOf(facts).map(({ itemKey }) => itemKey));
  if (claimed.length > 0) return claimed;
  const ofLane = ofTracks(facts.plan.items.map((item) => item.key));
  return ofLane.length === 1 ? ofLane : [];
}

/** The only configured session that the author's login and the tracks fit. */
function sessionFor(answer: Answer, facts: PullFacts, names: OwnerNames): string | null {
  if (answer.session !== null) return answer.session;
  const author = facts.author?.toLowerCase();
  const fitting = names.known.sessions.filter((id) => {
    const session = names.session(id);
    if (!session || author === undefined || !session.logins.includes(author)) return false;
    return session.tracks.some((track) => answer.tracks.includes(track));
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Whose pull request it is, with findings for names that nobody has. */
export function whoseIs(facts: PullFacts, names = ownerNames(facts.plan, facts.config)): Whose {
  const findings: Finding[] = [];
  for (const way of ways) {
    const answer = way(facts, names, findings);
    if (!answer) continue;
    const attribution: Attribution = {
      items: itemsOf(answer, facts, names),
      tracks: answer.tracks,
      session: sessionFor(answer, facts, names),
      by: answer.by,
    };
    return { attribution, findings };
  }
  return { attribution: { items: [], tracks: [], session: null, by: "none" }, findings };
}

/** Whose pull request it is (design.md §8): the first of the ways that gives an answer. */
export function attribute(facts: PullFacts): Attribution {
  return whoseIs(facts).attribution;
}
