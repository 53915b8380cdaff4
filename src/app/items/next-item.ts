import { nextItem as chooseNext } from "../../core/claims/next-item.js";
import { nextText } from "../../core/text/ready.js";
import type { Answer } from "../answer.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import type { Speaker } from "../sessions/act-as.js";
import { crewOf } from "../sessions/crew.js";

/** `/next`: the item that a session had best take. */
export async function nextItem(context: Context, speaker: Speaker): Promise<Answer> {
  const crew = await crewOf(context, speaker, null);
  if (!crew.ok) return crew;
  const { id, rulebook, claims, config } = crew;
  const progress = await progressFor(context, rulebook, null);
  const tracks = config.sessions[id]?.tracks ?? [];
  const session = { id, tracks: tracks.length > 0 ? tracks : [id] };
  const next = chooseNext({ plan: rulebook.plan, progress, claims }, session, context.now());
  const holding = claims.filter((claim) => claim.sessionId === id).map((claim) => claim.itemKey);
  return { ok: next !== null, reply: nextText(id, next, holding), work: [] };
}
