import type { Message } from "../../core/messages/model.js";
import { inboxText, noMessageText } from "../../core/text/messages.js";
import { type Actor, asSession, underLogin } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";

/** `/inbox`: what a session has not read, which it has then; with numbers, acknowledges those. */
export async function readInbox(
  context: Context,
  input: { actor: Actor; issue: number | null; acknowledge: number[] },
): Promise<Answer & { messages: Message[] }> {
  const { store, repository, now } = context;
  const { actor, acknowledge } = input;
  const acting = await asSession(context, underLogin(actor));
  if ("reply" in acting) return { ...acting, messages: [] };
  if (acknowledge.length > 0) {
    const known = await store.messages.acknowledge(repository.id, acting.session.id, acknowledge, now());
    const unknown = acknowledge.filter((id) => !known.includes(id));
    const reply = unknown.length > 0 ? noMessageText(acting.name, unknown) : null;
    return { ok: unknown.length === 0, reply, work: [], messages: [] };
  }
  const messages = await store.messages.unread(repository.id, acting.session.id);
  await store.messages.markRead(
    repository.id,
    acting.session.id,
    messages.map(({ id }) => id),
    now(),
  );
  return { ok: true, reply: inboxText(acting.session.id, messages, now()), work: [], messages };
}
