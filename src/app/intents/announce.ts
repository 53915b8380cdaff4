import { decideAnnounce } from "../../core/intents/decide.js";
import { heldIntentText, waitingIntentText } from "../../core/text/intents.js";
import { type Actor, asSession, onThread, type SessionActor } from "../actors/actor.js";
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
  const acting = await asSession(context, onThread(input.actor, input.thread.number));
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
