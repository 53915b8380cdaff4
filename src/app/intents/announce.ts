import { sameLogin } from "../../core/actors/account.js";
import { ownSessionId } from "../../core/actors/which-session.js";
import { decideAnnounce } from "../../core/intents/decide.js";
import { heldIntentText, waitingIntentText } from "../../core/text/intents.js";
import { type Actor, asSession, type SessionActor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Thread } from "../commands/thread.js";
import type { Context } from "../context.js";
import { pathWork } from "../work/concerned-pulls.js";

export interface AnnounceInput {
  actor: Actor;
  thread: Thread;
  paths: string[];
  /** Milliseconds; null: as the config says. */
  ttl: number | null;
  reason: string;
}

/** `/announce`: holds shared files for the session that speaks, or puts it in line for them. */
export async function announce(context: Context, input: AnnounceInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { thread } = input;
  const acting = await asSession(context, onOwnPull(input.actor, input.thread));
  if ("reply" in acting) return acting;
  const ask = {
    repositoryId: repository.id,
    sessionId: acting.session.id,
    login: acting.account?.login ?? null,
    accountId: acting.account?.id ?? null,
    track: acting.item?.track ?? tracksOf(acting)[0] ?? null,
    paths: input.paths,
    reason: input.reason,
    issue: thread.number,
    pull: thread.pull?.number ?? null,
    ttl: input.ttl ?? acting.config.intents.ttl,
    createdAt: now(),
  };
  const { intent, decision } = await store.intents.announce(ask, (open) => decideAnnounce(ask, open, now()));
  const work = await pathWork(context, input.paths);
  if (decision.state === "held") return { ok: true, reply: heldIntentText(intent, now()), work };
  const subject = input.paths.join(" ");
  await store.occurrences.add(repository.id, {
    kind: "collision",
    subject,
    sessionId: acting.session.id,
    at: now(),
  });
  const to = acting.name;
  return { ok: false, reply: waitingIntentText(to, intent, decision.behind, now()), work };
}

const tracksOf = ({ config, session }: SessionActor): string[] =>
  Object.hasOwn(config.sessions, session.id) ? (config.sessions[session.id]?.tracks ?? []) : [];

/** On a pull request of its own, an account need not say which session it is: the announcement is the pull request's. */
function onOwnPull(actor: Actor, { pull }: Thread): Actor {
  const { account, session } = actor;
  if (session.ok || session.reason !== "which" || account === null || !pull?.author) return actor;
  if (!sameLogin(pull.author, account.login)) return actor;
  const id = ownSessionId(account.login, `#${pull.number}`);
  return { ...actor, session: { ok: true, id, by: "thread", fresh: false } };
}
