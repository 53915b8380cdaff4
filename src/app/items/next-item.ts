import { nextItem as chooseNext } from "../../core/claims/next-item.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import { refusalText } from "../../core/text/claim.js";
import { nextText } from "../../core/text/ready.js";
import type { Answer } from "../answer.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { actAs, type Speaker } from "../sessions/act-as.js";

/** `/next`: the item that a session had best take. */
export async function nextItem(context: Context, speaker: Speaker): Promise<Answer> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = await rulebookOf(deps, repository.defaultBranch);
  const config = {
    ...rulebook.config,
    sessions: sessionsOf(rulebook.config, await store.sessions.all(repository.id)),
  };
  const session = await actAs(context, { rulebook, config, item: null }, speaker);
  if (!session.ok) {
    const to = speaker.login ?? speaker.as ?? "";
    return { ok: false, reply: refusalText(to, { reason: "session", answer: session }, [], now()), work: [] };
  }
  const [progress, claims] = await Promise.all([
    progressFor(context, rulebook, null),
    store.claims.live(repository.id, now()),
  ]);
  const tracks = config.sessions[session.id]?.tracks ?? [];
  const known = { id: session.id, tracks: tracks.length > 0 ? tracks : [session.id] };
  const next = chooseNext({ plan: rulebook.plan, progress, claims }, known, now());
  const holding = claims.filter((claim) => claim.sessionId === session.id).map((claim) => claim.itemKey);
  return { ok: next !== null, reply: nextText(session.id, next, holding), work: [] };
}
