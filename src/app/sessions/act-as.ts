import { type SessionAnswer, type SessionQuestion, sessionOf } from "../../core/claims/session.js";
import type { Config } from "../../core/config/model.js";
import type { Plan } from "../../core/plan/model.js";
import type { Doing } from "../../core/sessions/model.js";
import type { Context } from "../context.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** Who speaks, as a door knows it. */
export interface Speaker {
  /** Null where only a token speaks. */
  login: string | null;
  /** `--as ID`, or the session that a token stands for. */
  as: string | null;
  /** Head branch of the pull request that is spoken on. */
  branch?: string | null | undefined;
  /** Which run of the session it is, where the door knows; a run that was registered anew since is refused. */
  generation?: number | undefined;
}

export interface ActingFacts {
  rulebook: Pick<Rulebook, "plan">;
  /** With the registered sessions, as `loadIssueFacts` gives it. */
  config: Pick<Config, "sessions">;
  item: SessionQuestion["item"];
}

/**
 * The session that a speaker acts as, which this makes known and counts as a sign of life. An id that belongs to
 * another login is refused, also where two come for it at once.
 */
export async function actAs(
  context: Context,
  { rulebook, config, item }: ActingFacts,
  speaker: Speaker,
  doing?: Doing,
): Promise<SessionAnswer> {
  const plan: Pick<Plan, "sessions"> = rulebook.plan;
  const { login, as, branch = null } = speaker;
  const answer: SessionAnswer =
    login === null && as !== null
      ? { ok: true, id: as }
      : sessionOf({ login: login ?? "", as, config, plan, item, branch });
  return answer.ok ? madeKnown(context, config, answer.id, speaker, doing) : answer;
}

/** Counts a sign of life of a session, which is known from now on. */
export async function madeKnown(
  context: Context,
  config: Pick<Config, "sessions">,
  id: string,
  { login, generation }: Pick<Speaker, "login" | "generation">,
  doing?: Doing,
): Promise<SessionAnswer> {
  const { store, repository, now } = context;
  // A configured session may work under several logins: none of them owns its id.
  const shared = (config.sessions[id]?.logins.length ?? 0) > 1;
  const sign = {
    repositoryId: repository.id,
    id,
    login: shared ? null : login,
    now: now(),
    doing,
    generation,
  };
  if (await store.sessions.seen(sign)) return { ok: true, id };
  const known = (await store.sessions.all(repository.id)).find((one) => one.id === id);
  if (known && generation !== undefined && known.generation !== generation)
    return { ok: false, reason: "replaced", session: id, generation: known.generation };
  const owner = known?.login;
  return { ok: false, reason: "not-yours", session: id, logins: owner ? [owner] : [] };
}
