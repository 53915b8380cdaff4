import type { Config } from "../config/model.js";
import type { Item, Plan } from "../plan/model.js";
import { sessionsOfBranch } from "../verdict/branch.js";

/** Which session asks, or why that can't be told. */
export type SessionAnswer =
  | { ok: true; id: string }
  | { ok: false; reason: "several"; sessions: string[] }
  | { ok: false; reason: "not-yours"; session: string; logins: string[] }
  /** The session was registered anew since: this run of it is over. */
  | { ok: false; reason: "replaced"; session: string; generation: number }
  | { ok: false; reason: "bad-id"; session: string };

export interface SessionQuestion {
  login: string;
  /** `--as ID` of the command, if given. */
  as: string | null;
  config: Pick<Config, "sessions">;
  plan: Pick<Plan, "sessions">;
  /** The item asked for: its track tells the sessions of one login apart. */
  item: Pick<Item, "track"> | null;
  /** Head branch of the pull request that is spoken on: its pattern tells them apart too. */
  branch?: string | null;
}

const validId = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

function named(question: SessionQuestion, as: string): SessionAnswer {
  const wanted = as.replace(/^session:/i, "").toLowerCase();
  const configured = Object.entries(question.config.sessions).find(([id]) => id.toLowerCase() === wanted);
  if (configured) {
    const [id, session] = configured;
    const mine = session.logins.length === 0 || session.logins.includes(question.login.toLowerCase());
    return mine ? { ok: true, id } : { ok: false, reason: "not-yours", session: id, logins: session.logins };
  }
  const planned = question.plan.sessions.find((session) => session.id.toLowerCase() === wanted);
  if (planned) return { ok: true, id: planned.id };
  return validId.test(wanted) ? { ok: true, id: wanted } : { ok: false, reason: "bad-id", session: as };
}

/**
 * The session behind a login (design.md §7): the one it names; else the only one of this login; of several the one whose
 * branch pattern fits, that works on the item's track, or that is called as the login; a login that no session names is
 * a session of its own.
 */
export function sessionOf(question: SessionQuestion): SessionAnswer {
  if (question.as) return named(question, question.as);
  const login = question.login.toLowerCase();
  const mine = Object.entries(question.config.sessions).filter(([, session]) =>
    session.logins.includes(login),
  );
  const [only] = mine;
  if (!only) return { ok: true, id: login };
  if (mine.length === 1) return { ok: true, id: only[0] };
  const ofBranch = question.branch ? sessionsOfBranch(question.branch, Object.fromEntries(mine)) : [];
  const track = question.item?.track?.toLowerCase();
  const onTrack = mine
    .filter(([, session]) => session.tracks.some((one) => one.toLowerCase() === track))
    .map(([id]) => id);
  const called = mine.map(([id]) => id).filter((id) => id.toLowerCase() === login);
  const fitting = [ofBranch, onTrack, called].find((ids) => ids.length === 1)?.[0];
  return fitting === undefined
    ? { ok: false, reason: "several", sessions: mine.map(([id]) => id) }
    : { ok: true, id: fitting };
}
