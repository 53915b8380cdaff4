import type { Config } from "../config/model.js";
import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import { parseOwner } from "./owner.js";

/** Whom an owner's text means. */
export type Resolved =
  /** A lane of work; `sessions` of the config work on it. */
  | { kind: "track"; track: string }
  /** A session and the lanes it works on. */
  | { kind: "session"; session: string; tracks: string[] }
  | { kind: "login"; login: string }
  | { kind: "team"; team: string }
  | { kind: "email"; email: string }
  /** A name that neither the plan nor the config knows. */
  | { kind: "unknown"; name: string };

/** The names of a repository's tracks and sessions: ids and aliases, without case. */
export interface OwnerNames {
  resolve(owner: string): Resolved;
  /** The lane that an id, an item's key or an alias names. */
  track(name: string): string | null;
  session(name: string): { id: string; tracks: string[]; logins: string[] } | null;
  /** Logins of the sessions that work on a lane, lower case. */
  loginsOf(track: string): string[];
  /** Ids that may be named, tracks first. */
  known: { tracks: string[]; sessions: string[] };
}

type Names = Pick<Plan, "items" | "tracks" | "sessions">;

/** Lane by lower-case name. Ids of tracks win over keys of items, keys over aliases; an ambiguous alias names none. */
function laneNames(plan: Names, config: Pick<Config, "sessions">): Map<string, string> {
  const lanes = new Map<string, string>();
  const add = (name: string, lane: string) => {
    if (!lanes.has(name.toLowerCase())) lanes.set(name.toLowerCase(), lane);
  };
  for (const track of plan.tracks) add(track.id, track.id);
  for (const item of plan.items) if (item.track !== null) add(item.track, item.track);
  for (const item of plan.items) add(item.key, lanes.get(laneOf(item).toLowerCase()) ?? laneOf(item));
  const aliases = new Map<string, Set<string>>();
  for (const item of plan.items) {
    const lane = lanes.get(laneOf(item).toLowerCase()) ?? laneOf(item);
    for (const alias of item.aliases) {
      const name = alias.toLowerCase();
      aliases.set(name, (aliases.get(name) ?? new Set()).add(lane));
    }
  }
  for (const [alias, named] of aliases) if (named.size === 1) for (const lane of named) add(alias, lane);
  for (const session of Object.values(config.sessions)) for (const track of session.tracks) add(track, track);
  return lanes;
}

interface Session {
  id: string;
  tracks: string[];
  logins: string[];
}

/** A session that names no tracks works on the track of its own name (a track per session). */
function sessionNames(plan: Names, config: Pick<Config, "sessions">, lanes: Map<string, string>) {
  const sessions = new Map<string, Session>();
  const lane = (name: string) => lanes.get(name.toLowerCase()) ?? name;
  const planned = new Set(plan.sessions.map(({ id }) => id.toLowerCase()));
  for (const [id, { tracks, logins, registered }] of Object.entries(config.sessions)) {
    const byName = registered !== true || planned.has(id.toLowerCase());
    const named = tracks.length > 0 ? tracks : byName ? [id] : [];
    sessions.set(id.toLowerCase(), { id, tracks: [...new Set(named.map(lane))], logins });
  }
  for (const { id } of plan.sessions) {
    if (!sessions.has(id.toLowerCase()))
      sessions.set(id.toLowerCase(), { id, tracks: [lane(id)], logins: [] });
  }
  return sessions;
}

/** What the plan and the config call their tracks and sessions. */
export function ownerNames(plan: Names, config: Pick<Config, "sessions">): OwnerNames {
  const lanes = laneNames(plan, config);
  const sessions = sessionNames(plan, config, lanes);
  const track = (name: string) => lanes.get(name.toLowerCase()) ?? null;
  const session = (name: string) => sessions.get(name.toLowerCase()) ?? null;

  function asTrack(name: string): Resolved | null {
    const id = track(name);
    return id === null ? null : { kind: "track", track: id };
  }
  function asSession(name: string): Resolved | null {
    const found = session(name);
    return found && { kind: "session", session: found.id, tracks: found.tracks };
  }
  return {
    track,
    session,
    resolve(owner) {
      const read = parseOwner(owner);
      if (read?.kind === "login") return { kind: "login", login: read.name.toLowerCase() };
      if (read?.kind === "team") return { kind: "team", team: read.name.toLowerCase() };
      // A plan may call a track anything, also what an ownership file couldn't.
      const [, prefix, name = owner] = /^(track|session):(.*)$/is.exec(owner) ?? [];
      const wanted = prefix?.toLowerCase();
      const found = wanted === "session" ? (asSession(name) ?? asTrack(name)) : asTrack(name);
      const named = found ?? (wanted === undefined ? asSession(name) : null);
      if (named) return named;
      return read?.kind === "email"
        ? { kind: "email", email: read.name.toLowerCase() }
        : { kind: "unknown", name };
    },
    loginsOf(lane) {
      const working = [...sessions.values()].filter(({ tracks }) => tracks.includes(lane));
      return [...new Set(working.flatMap(({ logins }) => logins))];
    },
    known: {
      tracks: [...new Set(lanes.values())],
      sessions: [...sessions.values()].map(({ id }) => id),
    },
  };
}
