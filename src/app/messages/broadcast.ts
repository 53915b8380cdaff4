import { recipientsOf } from "../../core/messages/recipients.js";
import { noRecipientText, sentText, tooSoonText } from "../../core/text/messages.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { clockWork } from "../work/follow-up.js";

/** `/broadcast`: to every session, with a pause between two of one session. */
export async function broadcast(
  context: Context,
  input: { speaker: Speaker; issue: number | null; body: string; subject: string | null },
): Promise<Answer> {
  const { store, repository, now } = context;
  const { speaker, issue, body, subject } = input;
  const crew = await crewOf(context, speaker, issue);
  if (!crew.ok) return crew;
  const name = speaker.login ?? crew.id;
  const last = await store.messages.lastBroadcast(repository.id, crew.id);
  const wait = last ? last.getTime() + crew.config.messages.broadcastEvery - now().getTime() : 0;
  if (wait > 0) return { ok: false, reply: tooSoonText(name, wait), work: [] };
  const to = { kind: "all" } as const;
  const recipients = recipientsOf(to, crew.id, crew.recipients);
  if (recipients.length === 0) return { ok: false, reply: noRecipientText(name, "anything"), work: [] };
  const message = await store.messages.send({
    repositoryId: repository.id,
    from: crew.id,
    fromLogin: speaker.login,
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
