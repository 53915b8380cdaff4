import type { Message } from "../../core/messages/model.js";
import { inboxText, noMessageText } from "../../core/text/messages.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";

/** `/inbox`: what a session has not read, which it has then; with numbers, acknowledges those. */
export async function readInbox(
  context: Context,
  input: { speaker: Speaker; issue: number | null; acknowledge: number[] },
): Promise<Answer & { messages: Message[] }> {
  const { store, repository, now } = context;
  const { speaker, issue, acknowledge } = input;
  const crew = await crewOf(context, speaker, issue);
  if (!crew.ok) return { ...crew, messages: [] };
  if (acknowledge.length > 0) {
    const known = await store.messages.acknowledge(repository.id, crew.id, acknowledge, now());
    const unknown = acknowledge.filter((id) => !known.includes(id));
    const reply = unknown.length > 0 ? noMessageText(speaker.login ?? crew.id, unknown) : null;
    return { ok: unknown.length === 0, reply, work: [], messages: [] };
  }
  const messages = await store.messages.unread(repository.id, crew.id);
  await store.messages.markRead(
    repository.id,
    crew.id,
    messages.map(({ id }) => id),
    now(),
  );
  return { ok: true, reply: inboxText(crew.id, messages, now()), work: [], messages };
}
