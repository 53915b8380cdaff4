import type { Account } from "../../core/actors/account.js";
import { namesOf } from "../../core/actors/account.js";
import { includes, type Permission } from "../../core/actors/permission.js";
import { leastFor } from "../../core/actors/rights.js";
import {
  type KnownBy,
  ownSessionId,
  type SessionAnswer,
  type SessionRefusal,
  sessionOfLogin,
  whichSession,
} from "../../core/actors/which-session.js";
import type { Claim } from "../../core/claims/model.js";
import type { Config } from "../../core/config/model.js";
import type { RecipientFacts } from "../../core/messages/recipients.js";
import type { Item } from "../../core/plan/model.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Doing, Session } from "../../core/sessions/model.js";
import { actorText } from "../../core/text/actors.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** What a door knows of whoever speaks. */
export interface Voice {
  /** Null where only a token speaks. */
  account: Account | null;
  permission: Permission;
  /** `--as ID`, or the session that a token or the config's `bots` stands for. */
  as: string | null;
  /** How `as` is known. */
  by?: "token" | "bot" | undefined;
  /** Head branch of the pull request that is spoken on. */
  branch: string | null;
  /** Which run of the session it is, where the door knows; a run that was registered anew since is refused. */
  generation?: number | undefined;
}

/** Who acts: resolved once, at the door. Everything behind it is given this and derives nothing anew. */
export interface Actor {
  account: Account | null;
  /** As people are addressed: the login, or the session that a token speaks for. */
  name: string;
  /** Logins under which the repository's files mean the account, in lower case. */
  names: readonly string[];
  /** Logins that the repository's files name, in lower case. */
  logins: readonly string[];
  permission: Permission;
  /** The session that acts and how it is known, or why that can't be told. */
  session: SessionAnswer;
  /** It has no role here, and claims since claiming is open to anyone. */
  outsider: boolean;
  generation: number | undefined;
  /** What was loaded to find that out, for the use case to go on with. */
  rulebook: Rulebook;
  /** With the sessions that registered by themselves. */
  config: Config;
  /** Those that are there. */
  sessions: Session[];
  /** Live ones. */
  claims: Claim[];
  /** The item of the issue that is spoken on. */
  item: Item | null;
  recipients: RecipientFacts;
}

/** An actor whose session is told. */
export type SessionActor = Actor & { session: Extract<SessionAnswer, { ok: true }> };

/** Finds out who speaks about an issue: as many requests as the rule files take, 1 as a rule. */
export async function resolveActor(
  context: Context,
  voice: Voice,
  { issue, claiming = false }: { issue: number | null; claiming?: boolean },
): Promise<Actor> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const [rulebook, sessions, claims, row, logins] = await Promise.all([
    rulebookOf(deps, repository.defaultBranch),
    store.sessions.all(repository.id),
    store.claims.live(repository.id, now()),
    issue === null ? null : store.boards.itemOfIssue(repository.id, issue),
    store.accounts.known(repository.id),
  ]);
  const { account, permission } = voice;
  // Whoever may do nothing here takes over nothing by a login that somebody gave up.
  if (includes(permission, "triage")) await adopted(context, account, [...sessions, ...claims]);
  const item = rulebook.plan.items.find(({ key }) => key === row?.itemKey) ?? null;
  const names = account === null ? [] : namesOf(account, logins);
  const { config: ruled, plan } = rulebook;
  const session = answerOf(voice, () =>
    whichSession({
      account: account ?? { id: null, login: "" },
      names,
      logins: [...logins.keys()],
      permission,
      as: voice.as,
      config: ruled,
      known: sessions,
      plan,
      claims,
      item,
      branch: voice.branch,
      claiming,
    }),
  );
  const config = { ...ruled, sessions: sessionsOf(ruled, sessions) };
  return {
    account,
    name: account?.login ?? voice.as ?? "",
    names,
    logins: [...logins.keys()],
    permission,
    session,
    outsider: account !== null && !includes(permission, leastFor("claim", ruled.who)),
    generation: voice.generation,
    rulebook,
    config,
    sessions,
    claims,
    item,
    recipients: { sessions: config.sessions, heard: sessions, plan, claims },
  };
}

/** A token and the config's `bots` stand for a session by themselves. */
function answerOf({ as, by }: Voice, ask: () => SessionAnswer): SessionAnswer {
  return by !== undefined && as !== null ? { ok: true, id: as, by, fresh: false } : ask();
}

/** Rows from before ids were kept are the first account's that is seen under their login. */
async function adopted(
  { store, repository }: Context,
  account: Account | null,
  rows: { login: string | null; accountId: number | null }[],
): Promise<void> {
  if (account === null) return;
  const login = account.login.toLowerCase();
  const nameless = rows.filter((row) => row.accountId === null && row.login?.toLowerCase() === login);
  if (nameless.length === 0) return;
  await store.accounts.adopt(repository.id, account);
  for (const row of nameless) row.accountId = account.id;
}

/** The actor with its session, which counts as heard from; else the answer that says why it can't be told. */
export async function asSession(
  context: Context,
  actor: Actor,
  doing?: Doing,
): Promise<SessionActor | (Answer & { ok: false })> {
  const { session } = actor;
  if (!session.ok) return refused(actor, session);
  // The session of a claim, or of a pull request, ends with it: it is in no list of sessions by itself.
  const itemKey = session.id.includes("/") ? session.id.slice(session.id.indexOf("/") + 1) : null;
  const refusal = await madeKnown(context, actor, session.id, doing, itemKey);
  return refusal ? refused(actor, refusal) : { ...actor, session };
}

/**
 * Whoever has no session with a name may hold shared files all the same: by a session of the thread that it speaks on, so
 * that several agents of one account don't give back each other's.
 */
export const onThread = (actor: Actor, number: number): Actor =>
  withoutName(actor, "thread", ({ login }) => ownSessionId(login, `#${number}`));

/** Whoever has no session with a name speaks under its login: people do, who are at work on no item. */
export const underLogin = (actor: Actor): Actor =>
  withoutName(actor, "only", (account) => {
    const { names, logins, permission, rulebook, sessions: known, claims } = actor;
    const { config, plan } = rulebook;
    return sessionOfLogin({ account, names, logins, permission, config, plan, known, claims });
  });

function withoutName(actor: Actor, by: KnownBy, idOf: (account: Account) => string | null): Actor {
  const { account, session } = actor;
  if (account === null || session.ok || session.reason !== "which" || session.sessions.length > 0)
    return actor;
  const id = idOf(account);
  return id === null ? actor : { ...actor, session: { ok: true, id, by, fresh: false } };
}

export const refused = (actor: Pick<Actor, "name">, refusal: SessionRefusal): Answer & { ok: false } => ({
  ok: false,
  reply: actorText(actor.name, refusal),
  work: [],
});

/** Counts a sign of life of a session, which is known from now on. A refusal where the id is somebody else's. */
export async function madeKnown(
  { store, repository, now }: Context,
  { account, config, generation }: Pick<Actor, "account" | "config" | "generation">,
  id: string,
  doing?: Doing,
  itemKey: string | null = null,
): Promise<SessionRefusal | null> {
  // A configured session may work under several logins: none of them owns its id.
  const configured = Object.hasOwn(config.sessions, id) ? config.sessions[id] : undefined;
  const own = (configured?.logins.length ?? 0) > 1 ? null : account;
  const sign = {
    repositoryId: repository.id,
    id,
    login: own?.login ?? null,
    accountId: own?.id ?? null,
    now: now(),
    doing,
    generation,
    itemKey,
  };
  if (await store.sessions.seen(sign)) return null;
  const known = await store.sessions.find(repository.id, id);
  if (known && generation !== undefined && known.generation !== generation)
    return { ok: false, reason: "replaced", session: id, generation: known.generation };
  const owner = known?.login;
  return { ok: false, reason: "not-yours", session: id, logins: owner ? [owner] : [] };
}
