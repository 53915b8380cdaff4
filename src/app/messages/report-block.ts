import { concernedSessions } from "../../core/messages/concerned.js";
import { blockedNoteText, blockedText } from "../../core/text/messages.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { clockWork } from "../work/follow-up.js";
import { tell } from "./tell.js";

/** `/block`: makes a known issue of what is in the way and tells the sessions that it concerns. */
export async function reportBlock(
  context: Context,
  { speaker, issue, reason }: { speaker: Speaker; issue: number; reason: string },
): Promise<Answer> {
  const { store, repository, now } = context;
  const crew = await crewOf(context, speaker, issue);
  if (!crew.ok) return crew;
  const known = await store.knownIssues.add(repository.id, {
    itemKey: crew.item?.key ?? null,
    reason,
    sessionId: crew.id,
    login: speaker.login,
    issue,
    createdAt: now(),
  });
  const told = concernedSessions(crew.item, crew.rulebook.plan, crew.claims, crew.id);
  const body = blockedNoteText(reason, known.id);
  await tell(context, told, { from: crew.id, fromLogin: speaker.login, body, issue });
  return { ok: true, reply: blockedText(known.id, told), work: [clockWork(repository.id)] };
}
