import type { Claim } from "../claims/model.js";
import type { Config, SessionConfig } from "../config/model.js";
import type { Item, Plan } from "../plan/model.js";
import type { Session } from "../sessions/model.js";
import { nearest } from "../text/nearest.js";
import { sessionsOfBranch } from "../verdict/branch.js";
import { type AccountRef, isBy, sameLogin } from "./account.js";
import { includes, type Permission } from "./permission.js";
import { confusableWith, readSessionId } from "./session-id.js";

/** How it is known which session acts. */
export type KnownBy = "token" | "bot" | "named" | "branch" | "thread" | "track" | "only" | "claim";

export type SessionAnswer =
  /** `fresh`: nobody has used the id yet. */
  | { ok: true; id: string; by: KnownBy; fresh: boolean }
  /** The account's own sessions, and nothing says which of them; empty: it has none. */
  | { ok: false; reason: "which"; sessions: string[]; holds: string[] }
  | { ok: false; reason: "not-yours"; session: string; logins: string[] }
  | { ok: false; reason: "unknown"; session: string; near: string | null }
  /** Somebody, or something, has that name. */
  | { ok: false; reason: "reserved"; session: string; as: string }
  /** The session was registered anew since: this run of it is over. */
  | { ok: false; reason: "replaced"; session: string; generation: number }
  | { ok: false; reason: "bad-id"; session: string };

export type SessionRefusal = Extract<SessionAnswer, { ok: false }>;

export interface SessionQuestion {
  account: AccountRef;
  /** Logins under which the repository's files mean the account, in lower case. */
  names: readonly string[];
  /** Logins that the repository's files name, in lower case. */
  logins: readonly string[];
  permission: Permission;
  /** `--as ID` of the command, if given. */
  as: string | null;
  /** Of the repository's config alone. */
  config: Pick<Config, "sessions" | "orchestrator">;
  /** Sessions that were heard of. */
  known: readonly Session[];
  plan: Pick<Plan, "sessions" | "tracks" | "items">;
  /** Live ones. */
  claims: readonly Claim[];
  /** The item that is spoken about. */
  item: Pick<Item, "key" | "track"> | null;
  /** Head branch of the pull request that is spoken on. */
  branch: string | null;
  /** It is claimed, so that a session may begin. */
  claiming: boolean;
}

/** The id of a session that a claim makes: nobody can register one with a slash in it. */
export const ownSessionId = (login: string, itemKey: string): string => `${login.toLowerCase()}/${itemKey}`;

/** Sessions with a name that an account may act as: of the config, and registered by it. */
export function namedSessionsOf({
  account,
  names,
  config,
  known,
}: Pick<SessionQuestion, "account" | "names" | "config" | "known">): Map<string, SessionConfig> {
  const mine = new Map<string, SessionConfig>();
  for (const [id, session] of Object.entries(config.sessions))
    if (session.logins.some((login) => names.includes(login))) mine.set(id, session);
  const configured = new Map(Object.entries(config.sessions).map(([id, one]) => [id.toLowerCase(), one]));
  for (const session of known) {
    if (session.itemKey !== null || !isBy(session, account)) continue;
    const given = configured.get(session.id.toLowerCase());
    // Whom the config gives a session to, the config says alone.
    if (given && given.logins.length > 0) continue;
    mine.set(session.id, given ?? { logins: [], tracks: session.tracks, branches: session.branches });
  }
  return mine;
}

/** What somebody else's session may not be called: sessions, tracks and orchestrator of plan and config. */
export function reservedNames({
  config,
  plan,
  logins,
}: Pick<SessionQuestion, "config" | "plan" | "logins">): Map<string, string> {
  const names: [string, string][] = [
    ...logins.map((login): [string, string] => [login, "a login that the rules name"]),
    ...Object.values(config.sessions).flatMap(({ tracks }) => tracks.map(asTrack)),
    ...plan.items.flatMap(({ track }) => (track === null ? [] : [asTrack(track)])),
    ...plan.tracks.map(({ id }) => asTrack(id)),
    ...Object.values(config.sessions).flatMap(({ logins }) =>
      logins.map((login): [string, string] => [login, "a login of the config"]),
    ),
    ...plan.sessions.map(({ id }): [string, string] => [id.toLowerCase(), "a session of the plan"]),
    ...Object.keys(config.sessions).map((id): [string, string] => [
      id.toLowerCase(),
      "a session of the config",
    ]),
    ...(config.orchestrator === null
      ? []
      : [[config.orchestrator.toLowerCase(), "the orchestrator"] as [string, string]]),
  ];
  return new Map(names);
}

const asTrack = (id: string): [string, string] => [id.toLowerCase(), "a track"];

/**
 * Whether an account may begin a session of that name: free, of one script, and like no name that is reserved. A session
 * that the plan or the config names without an account is the first account's that may write here; the orchestrator's
 * name is a maintainer's.
 */
export function newSession(
  wanted: string,
  question: Omit<SessionQuestion, "as" | "branch" | "item">,
): SessionAnswer {
  const { config, plan, known, names, permission } = question;
  const leads = config.orchestrator !== null && sameLogin(config.orchestrator, wanted);
  const planned =
    Object.keys(config.sessions).find((id) => sameLogin(id, wanted)) ??
    plan.sessions.find(({ id }) => sameLogin(id, wanted))?.id ??
    (leads ? (config.orchestrator ?? undefined) : undefined);
  if (planned !== undefined)
    return includes(permission, leads ? "maintain" : "write")
      ? { ok: true, id: planned, by: "named", fresh: true }
      : {
          ok: false,
          reason: "reserved",
          session: planned,
          as: leads ? "the orchestrator" : "a session of the plan",
        };
  const id = readSessionId(wanted);
  if (id === null) return { ok: false, reason: "bad-id", session: wanted };
  const reserved = reservedNames(question);
  const as = reserved.get(id);
  // Whoever writes here may be called as a track that nobody else stands on; its own login is anybody's to use.
  if (as !== undefined && !(as === "a track" && includes(permission, "write")) && !names.includes(id))
    return { ok: false, reason: "reserved", session: id, as };
  const others = known.filter((session) => !isBy(session, question.account)).map((session) => session.id);
  const like = confusableWith(id, [...reserved.keys(), ...others]);
  if (like !== null && !names.includes(like))
    return { ok: false, reason: "reserved", session: id, as: `too much like ${like}` };
  return { ok: true, id, by: "named", fresh: true };
}

/**
 * The session under which an account without one of a name speaks: its login, unless somebody else's session, a track or
 * the orchestrator is called so. Null: it has none.
 */
export function sessionOfLogin(
  question: Omit<SessionQuestion, "as" | "branch" | "item" | "claiming">,
): string | null {
  const { account, config, plan, known } = question;
  const id = account.login.toLowerCase();
  const taken = [
    ...Object.keys(config.sessions),
    ...plan.sessions.map((session) => session.id),
    ...plan.tracks.map((track) => track.id),
    ...plan.items.flatMap(({ track }) => track ?? []),
    ...Object.values(config.sessions).flatMap(({ tracks }) => tracks),
    ...(config.orchestrator === null ? [] : [config.orchestrator]),
    ...known.filter((session) => !isBy(session, account)).map((session) => session.id),
  ];
  return taken.some((name) => sameLogin(name, id)) || !question.names.includes(id) ? null : id;
}

function named(question: SessionQuestion, as: string): SessionAnswer {
  const wanted = as.replace(/^session:/i, "").normalize("NFKC");
  const mine = namedSessionsOf(question);
  for (const id of mine.keys()) if (sameLogin(id, wanted)) return { ok: true, id, by: "named", fresh: false };
  const { account, claims, config, known } = question;
  const made = claims.find(({ sessionId }) => sameLogin(sessionId, wanted));
  if (made && isBy(made, account)) return { ok: true, id: made.sessionId, by: "named", fresh: false };
  const configured = Object.entries(config.sessions).find(([id]) => sameLogin(id, wanted));
  if (configured && configured[1].logins.length > 0)
    return { ok: false, reason: "not-yours", session: configured[0], logins: configured[1].logins };
  const other = known.find(({ id, login }) => sameLogin(id, wanted) && login !== null);
  if (other)
    return { ok: false, reason: "not-yours", session: other.id, logins: other.login ? [other.login] : [] };
  if (question.claiming) return newSession(wanted, question);
  const ids = [
    ...mine.keys(),
    ...claims.filter((claim) => isBy(claim, account)).map(({ sessionId }) => sessionId),
  ];
  return { ok: false, reason: "unknown", session: as, near: nearest(wanted, ids) };
}

/**
 * Which session of an account acts: the one it names; whose branch pattern the branch fits; that holds the item spoken
 * about; that works on the item's track; its only one; the one called as the login. Else a claim makes one of its own,
 * and nothing else is guessed: several agents may share the account.
 */
export function whichSession(question: SessionQuestion): SessionAnswer {
  if (question.as) return named(question, question.as);
  const { account, claims, item, branch } = question;
  const mine = namedSessionsOf(question);
  const fits = (ids: readonly string[], by: KnownBy): SessionAnswer | null => {
    const [id] = ids;
    return ids.length === 1 && id !== undefined ? { ok: true, id, by, fresh: false } : null;
  };
  const held = claims.filter((claim) => claim.itemKey === item?.key && isBy(claim, account));
  const track = item?.track?.toLowerCase();
  const onTrack = [...mine]
    .filter(([, { tracks }]) => track !== undefined && tracks.some((one) => one.toLowerCase() === track))
    .map(([id]) => id);
  const ids = [...mine.keys()];
  const answer =
    fits(branch === null ? [] : sessionsOfBranch(branch, Object.fromEntries(mine)), "branch") ??
    fits(
      held.map(({ sessionId }) => sessionId),
      "thread",
    ) ??
    fits(onTrack, "track") ??
    fits(ids, "only") ??
    fits(
      ids.filter((id) => question.names.includes(id.toLowerCase())),
      "only",
    );
  if (answer) return answer;
  if (question.claiming && item)
    return { ok: true, id: ownSessionId(account.login, item.key), by: "claim", fresh: true };
  const holds = claims.filter((claim) => isBy(claim, account)).map(({ itemKey }) => itemKey);
  return { ok: false, reason: "which", sessions: ids, holds };
}
