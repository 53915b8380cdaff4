import { isBy, sameLogin } from "../../core/actors/account.js";
import { includes } from "../../core/actors/permission.js";
import { namedSessionsOf, newSession } from "../../core/actors/which-session.js";
import type { Session } from "../../core/sessions/model.js";
import { actorText } from "../../core/text/actors.js";
import {
  othersTrackText,
  takenSessionText,
  tooManySessionsText,
  writersOnlyText,
} from "../../core/text/sessions.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";

export interface RegisterInput {
  id: string;
  role: string | null;
  tracks: string[];
  branches: string[];
}

/** Sessions that one account may register in a repository. */
const mostSessions = 100;

/**
 * `/register`: makes a session known under the account that says so; again, it is a new run of the session. Tracks and
 * branches say what it owns, so that only who may push can name them, and no track that somebody else stands on.
 */
export async function registerSession(
  context: Context,
  actor: Actor,
  input: RegisterInput,
): Promise<Answer & { session: Session | null }> {
  const { store, repository, now } = context;
  const { account, name, permission, sessions } = actor;
  const no = (reply: string) => ({ ok: false, reply, work: [], session: null });
  if (account === null) return no(takenSessionText(name, input.id, []));
  const owning = input.tracks.length + input.branches.length > 0;
  if (owning && !includes(permission, "write")) return no(writersOnlyText(name));
  const config = actor.rulebook.config;
  const mine = namedSessionsOf({ account, names: actor.names, config, known: sessions });
  const known = [...mine.keys()].find((id) => sameLogin(id, input.id));
  const id = known ?? (await freeId(actor, input.id));
  if (typeof id !== "string") return no(id.reply);
  const mostly = sessions.filter((session) => session.itemKey === null && isBy(session, account));
  if (known === undefined && mostly.length >= mostSessions)
    return no(tooManySessionsText(name, mostSessions));
  const taken = input.tracks.find((track) => standsOn(track, actor));
  if (taken !== undefined && !includes(permission, "maintain")) return no(othersTrackText(name, taken));
  const shared = (mine.get(id)?.logins.length ?? 0) > 1;
  const session = await store.sessions.register({
    repositoryId: repository.id,
    ...input,
    id,
    login: shared ? null : account.login,
    accountId: shared ? null : account.id,
    now: now(),
  });
  if (session) return { ok: true, reply: null, work: [], session };
  const owner = (await store.sessions.all(repository.id)).find((one) => one.id === id)?.login;
  return no(takenSessionText(name, id, owner ? [owner] : []));
}

/** The id to register, or why the account can't have it. */
async function freeId(
  { account, names, logins, permission, rulebook, sessions, claims, name }: Actor,
  wanted: string,
): Promise<string | { reply: string }> {
  const { config, plan } = rulebook;
  const configured = Object.entries(config.sessions).find(([id]) => sameLogin(id, wanted));
  if (configured && configured[1].logins.length > 0)
    return { reply: takenSessionText(name, wanted, configured[1].logins) };
  const other = sessions.find(({ id, login }) => sameLogin(id, wanted) && login !== null);
  if (other) return { reply: takenSessionText(name, wanted, other.login === null ? [] : [other.login]) };
  const answer = newSession(wanted, {
    account: account ?? { id: null, login: "" },
    names,
    logins,
    permission,
    config,
    known: sessions,
    plan,
    claims,
    claiming: true,
  });
  return answer.ok ? answer.id : { reply: actorText(name, answer) };
}

/** Whether a session or an owner of another account works on a track. */
function standsOn(track: string, { account, names, rulebook, sessions, claims }: Actor): boolean {
  const wanted = track.toLowerCase();
  const on = (tracks: readonly string[]) => tracks.some((one) => one.toLowerCase() === wanted);
  const configured = Object.values(rulebook.config.sessions).some(
    ({ tracks, logins }) => on(tracks) && logins.length > 0 && !logins.some((login) => names.includes(login)),
  );
  const registered = sessions.some((session) => on(session.tracks) && !isBy(session, account));
  const items = new Set(
    rulebook.plan.items.filter((item) => item.track?.toLowerCase() === wanted).map(({ key }) => key),
  );
  return (
    configured || registered || claims.some((claim) => items.has(claim.itemKey) && !isBy(claim, account))
  );
}
