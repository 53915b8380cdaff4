import { concernedSessions } from "../../core/messages/concerned.js";
import { blockedNoteText, blockedText } from "../../core/text/messages.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";
import { clockWork } from "../work/follow-up.js";

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
  await tell(context, crew.id, speaker.login, told, blockedNoteText(reason, crew.id, known.id), issue);
  return { ok: true, reply: blockedText(known.id, told), work: [clockWork(repository.id)] };
}

/** A message of the known issue to each session that it concerns. */
export async function tell(
  { store, repository, now }: Context,
  from: string,
  fromLogin: string | null,
  recipients: string[],
  body: string,
  issue: number | null,
): Promise<void> {
  if (recipients.length === 0) return;
  await store.messages.send({
    repositoryId: repository.id,
    from,
    fromLogin,
    // No broadcast: it goes to those whom it concerns.
    to: { kind: "session", id: recipients.join(", ") },
    recipients,
    re: null,
    subject: null,
    body,
    asks: false,
    issue,
    now: now(),
    dueAt: null,
  });
}
