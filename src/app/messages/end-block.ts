import { concernedSessions } from "../../core/messages/concerned.js";
import { noKnownIssueText, unblockedNoteText } from "../../core/text/messages.js";
import { type Actor, asSession, underLogin } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { clockWork } from "../work/follow-up.js";
import { tell } from "./tell.js";

/** `/unblock`: ends the known issues of this item, or the one with that number, and tells those who were told of it. */
export async function endBlock(
  context: Context,
  { actor, issue, id }: { actor: Actor; issue: number; id: number | null },
): Promise<Answer> {
  const { store, repository, now } = context;
  const acting = await asSession(context, underLogin(actor));
  if ("reply" in acting) return acting;
  const name = acting.name;
  const open = (await store.knownIssues.open(repository.id)).filter((known) =>
    id === null ? known.issue === issue : known.id === id,
  );
  if (open.length === 0) return { ok: false, reply: noKnownIssueText(name), work: [] };
  for (const known of open) {
    await store.knownIssues.end(repository.id, known.id, acting.session.id, now());
    const item = acting.rulebook.plan.items.find(({ key }) => key === known.itemKey) ?? null;
    const told = concernedSessions(item, acting.rulebook.plan, acting.claims, acting.session.id);
    const body = unblockedNoteText(known.reason, known.id);
    await tell(context, told, {
      from: acting.session.id,
      fromLogin: acting.account?.login ?? null,
      body,
      issue,
    });
  }
  return { ok: true, reply: null, work: [clockWork(repository.id)] };
}
