import { isBy, sameLogin } from "../../core/actors/account.js";
import { namedSessionsOf } from "../../core/actors/which-session.js";
import { noSuchSessionText } from "../../core/text/claim-life.js";
import { nearest } from "../../core/text/nearest.js";
import { endedAlreadyText, endedSessionText, othersSessionText } from "../../core/text/sessions.js";
import { type Actor, refused } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { endSession } from "./end-session.js";

/** A session that is to be ended. */
interface Target {
  id: string;
  /** The login that it works under, where one is known. */
  login: string | null;
  /** Whoever asks may end it without being a maintainer. */
  own: boolean;
  /** The config names it, so that it is there again as soon as it speaks. */
  configured: boolean;
}

/**
 * `/unregister`: ends a session and all that it has: for the account that it works under, and for maintainers. Without an id
 * it is the session that speaks. Ending it again changes nothing.
 */
export async function unregisterSession(
  context: Context,
  actor: Actor,
  { id }: { id: string | null },
): Promise<Answer> {
  const { store, repository, now } = context;
  const { account, name, session, config } = actor;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (id === null && !session.ok) return refused(actor, session);
  const wanted = id ?? (session.ok ? session.id : "");
  const target = await targetOf(context, actor, wanted);
  if (target === null) {
    const over = await store.sessions.find(repository.id, wanted.normalize("NFKC").toLowerCase());
    if (over?.ended) return { ok: true, reply: endedAlreadyText(over.id, over.ended, now()), work: [] };
    const known = actor.sessions.map((one) => one.id);
    return no(noSuchSessionText(name, wanted, known, nearest(wanted, known)));
  }
  const byMaintainer = !target.own;
  if (byMaintainer && !(account !== null && (await maintains(context, account, config))))
    return no(othersSessionText(name, target.id, target.login));
  const { freed, work } = await endSession(context, target, name);
  const told = byMaintainer ? target.login : null;
  return { ok: true, reply: endedSessionText(told, target, freed), work };
}

/** The session of that name, whether it has registered, is of the config, or holds something. */
async function targetOf(
  { store, repository }: Context,
  actor: Actor,
  wanted: string,
): Promise<Target | null> {
  const { account, names, sessions, claims, rulebook, session } = actor;
  const name = wanted.replace(/^session:/i, "").normalize("NFKC");
  const { config } = rulebook;
  const intents = await store.intents.open(repository.id);
  const deeds = [...claims, ...intents].filter(({ sessionId }) => sameLogin(sessionId, name));
  const row = sessions.find((one) => sameLogin(one.id, name));
  const configured = Object.keys(config.sessions).find((one) => sameLogin(one, name));
  const id = configured ?? row?.id ?? deeds[0]?.sessionId;
  if (id === undefined) return null;
  const mine = namedSessionsOf({
    account: account ?? { id: null, login: "" },
    names,
    config,
    known: sessions,
  });
  const logins = configured === undefined ? [] : (config.sessions[configured]?.logins ?? []);
  const given = logins.length > 0;
  const holders = row ? [row] : deeds;
  return {
    id,
    login: row?.login ?? deeds[0]?.login ?? logins[0] ?? null,
    own:
      (session.ok && sameLogin(session.id, id)) ||
      mine.has(id) ||
      (!given && holders.length > 0 && holders.every((one) => isBy(one, account))),
    configured: configured !== undefined,
  };
}
