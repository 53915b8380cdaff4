import { concernedSessions } from "../../core/messages/concerned.js";
import { noKnownIssueText, unblockedNoteText } from "../../core/text/messages.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { clockWork } from "../work/follow-up.js";
import { tell } from "./tell.js";

/** `/unblock`: ends the known issues of this item, or the one with that number, and tells those who were told of it. */
export async function endBlock(
  context: Context,
  { speaker, issue, id }: { speaker: Speaker; issue: number; id: number | null },
): Promise<Answer> {
  const { store, repository, now } = context;
  const crew = await crewOf(context, speaker, issue);
  if (!crew.ok) return crew;
  const name = speaker.login ?? crew.id;
  const open = (await store.knownIssues.open(repository.id)).filter((known) =>
    id === null ? known.issue === issue : known.id === id,
  );
  if (open.length === 0) return { ok: false, reply: noKnownIssueText(name), work: [] };
  for (const known of open) {
    await store.knownIssues.end(repository.id, known.id, crew.id, now());
    const item = crew.rulebook.plan.items.find(({ key }) => key === known.itemKey) ?? null;
    const told = concernedSessions(item, crew.rulebook.plan, crew.claims, crew.id);
    const body = unblockedNoteText(known.reason, known.id);
    await tell(context, told, { from: crew.id, fromLogin: speaker.login, body, issue });
  }
  return { ok: true, reply: null, work: [clockWork(repository.id)] };
}
