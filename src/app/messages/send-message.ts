import { addresseeOf, idsOf, recipientsOf } from "../../core/messages/recipients.js";
import { nobodyText, noRecipientText, sentText } from "../../core/text/messages.js";
import { nearest } from "../../core/text/nearest.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { clockWork } from "../work/follow-up.js";

export interface MessageInput {
  speaker: Speaker;
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
  const crew = await crewOf(context, input.speaker, input.issue);
  if (!crew.ok) return crew;
  const { login } = input.speaker;
  const name = login ?? crew.id;
  const to = addresseeOf(input.to, crew.recipients);
  if (!to) {
    const known = idsOf(crew.recipients).filter((id) => id !== crew.id);
    return { ok: false, reply: nobodyText(name, input.to, known, nearest(input.to, known)), work: [] };
  }
  const recipients = recipientsOf(to, crew.id, crew.recipients);
  if (recipients.length === 0) return { ok: false, reply: noRecipientText(name, input.to), work: [] };
  const { subject, body, asks, re, issue } = input;
  const message = await store.messages.send({
    repositoryId: repository.id,
    from: crew.id,
    fromLogin: login,
    to,
    recipients,
    re,
    subject,
    body,
    asks,
    issue,
    now: now(),
    dueAt: asks ? new Date(now().getTime() + crew.config.messages.answerWithin) : null,
  });
  return { ok: true, reply: sentText(message.id, recipients), work: [clockWork(repository.id)] };
}
