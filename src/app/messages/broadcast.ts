import { recipientsOf } from "../../core/messages/recipients.js";
import { noRecipientText, sentText, tooSoonText } from "../../core/text/messages.js";
import { type Actor, asSession, underLogin } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { clockWork } from "../work/follow-up.js";

/** `/broadcast`: to every session, with a pause between two of one session. */
export async function broadcast(
  context: Context,
  input: { actor: Actor; issue: number | null; body: string; subject: string | null },
): Promise<Answer> {
  const { store, repository, now } = context;
  const { actor, issue, body, subject } = input;
  const acting = await asSession(context, underLogin(actor));
  if ("reply" in acting) return acting;
  const name = acting.name;
  const last = await store.messages.lastBroadcast(repository.id, acting.session.id);
  const wait = last ? last.getTime() + acting.config.messages.broadcastEvery - now().getTime() : 0;
  if (wait > 0) return { ok: false, reply: tooSoonText(name, wait), work: [] };
  const to = { kind: "all" } as const;
  const recipients = recipientsOf(to, acting.session.id, acting.recipients);
  if (recipients.length === 0) return { ok: false, reply: noRecipientText(name, "anything"), work: [] };
  const message = await store.messages.send({
    repositoryId: repository.id,
    from: acting.session.id,
    fromLogin: acting.account?.login ?? null,
    to,
    recipients,
    re: null,
    subject,
    body,
    asks: false,
    issue,
    now: now(),
    dueAt: null,
  });
  return { ok: true, reply: sentText(message.id, recipients), work: [clockWork(repository.id)] };
}
