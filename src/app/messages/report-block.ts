import { concernedSessions } from "../../core/messages/concerned.js";
import { blockedNoteText, blockedText } from "../../core/text/messages.js";
import { type Actor, asSession, underLogin } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { clockWork } from "../work/follow-up.js";
import { tell } from "./tell.js";

/** `/block`: makes a known issue of what is in the way and tells the sessions that it concerns. */
export async function reportBlock(
  context: Context,
  { actor, issue, reason }: { actor: Actor; issue: number; reason: string },
): Promise<Answer> {
  const { store, repository, now } = context;
  const acting = await asSession(context, underLogin(actor));
  if ("reply" in acting) return acting;
  const known = await store.knownIssues.add(repository.id, {
    itemKey: acting.item?.key ?? null,
    reason,
    sessionId: acting.session.id,
    login: acting.account?.login ?? null,
    accountId: acting.account?.id ?? null,
    issue,
    createdAt: now(),
  });
  const told = concernedSessions(acting.item, acting.rulebook.plan, acting.claims, acting.session.id);
  const body = blockedNoteText(reason, known.id);
  await tell(context, told, {
    from: acting.session.id,
    fromLogin: acting.account?.login ?? null,
    body,
    issue,
  });
  return { ok: true, reply: blockedText(known.id, told), work: [clockWork(repository.id)] };
}
