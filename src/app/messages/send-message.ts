import { addresseeOf, idsOf, loginsOf, recipientsOf } from "../../core/messages/recipients.js";
import { nobodyText, noRecipientText, sentText } from "../../core/text/messages.js";
import { nearest } from "../../core/text/nearest.js";
import { type Actor, asSession, underLogin } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { clockWork } from "../work/follow-up.js";

export interface MessageInput {
  actor: Actor;
  /** Where it was written; null: through another door. */
  issue: number | null;
  to: string;
  body: string;
  subject: string | null;
  re: number | null;
  asks: boolean;
}

/** `/msg` and `/ask`: to a session, or to all that work on a track. */
export async function sendMessage(context: Context, input: MessageInput): Promise<Answer> {
  const { store, repository, now } = context;
  const acting = await asSession(context, underLogin(input.actor));
  if ("reply" in acting) return acting;
  const { name } = acting;
  const to = addresseeOf(input.to, acting.recipients);
  if (!to) {
    const known = idsOf(acting.recipients).filter((id) => id !== acting.session.id);
    return {
      ok: false,
      reply: nobodyText(name, input.to, known, nearest(input.to, [...known, ...loginsOf(acting.recipients)])),
      work: [],
    };
  }
  const recipients = recipientsOf(to, acting.session.id, acting.recipients);
  if (recipients.length === 0) return { ok: false, reply: noRecipientText(name, input.to), work: [] };
  const { subject, body, asks, re, issue } = input;
  const message = await store.messages.send({
    repositoryId: repository.id,
    from: acting.session.id,
    fromLogin: acting.account?.login ?? null,
    to,
    recipients,
    re,
    subject,
    body,
    asks,
    issue,
    now: now(),
    dueAt: asks ? new Date(now().getTime() + acting.config.messages.answerWithin) : null,
  });
  return { ok: true, reply: sentText(message.id, recipients), work: [clockWork(repository.id)] };
}
