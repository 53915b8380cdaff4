import type { Claim } from "../../core/claims/model.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Doing } from "../../core/sessions/model.js";
import { refusalText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { actAs, type Speaker } from "./act-as.js";

/** `/heartbeat`: a session is alive, says what it does, and keeps what it holds. */
export async function heartbeat(
  context: Context,
  input: { speaker: Speaker; doing: Doing; issue: number | null },
): Promise<Answer & { claims: Claim[] }> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = await rulebookOf(deps, repository.defaultBranch);
  const registered = await store.sessions.all(repository.id);
  const config = { ...rulebook.config, sessions: sessionsOf(rulebook.config, registered) };
  const row = input.issue === null ? null : await store.boards.itemOfIssue(repository.id, input.issue);
  const item = rulebook.plan.items.find(({ key }) => key === row?.itemKey) ?? null;
  const session = await actAs(context, { rulebook, config, item }, input.speaker, input.doing);
  if (!session.ok) {
    const to = input.speaker.login ?? input.speaker.as ?? "";
    const reply = refusalText(to, { reason: "session", answer: session }, [], now());
    return { ok: false, reply, work: [], claims: [] };
  }
  const claims = await store.claims.renew({
    repositoryId: repository.id,
    sessionId: session.id,
    itemKey: null,
    now: now(),
    grace: config.claims.grace,
    resume: false,
  });
  return { ok: true, reply: null, work: [], claims };
}
