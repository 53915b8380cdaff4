import type { Claim } from "../../core/claims/model.js";
import type { Doing } from "../../core/sessions/model.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import type { Speaker } from "./act-as.js";
import { crewOf } from "./crew.js";

/** `/heartbeat`: a session is alive, says what it does, and keeps what it holds. */
export async function heartbeat(
  context: Context,
  input: { speaker: Speaker; doing: Doing; issue: number | null },
): Promise<Answer & { claims: Claim[] }> {
  const crew = await crewOf(context, input.speaker, input.issue, input.doing);
  if (!crew.ok) return { ...crew, claims: [] };
  const claims = await context.store.claims.renew({
    repositoryId: context.repository.id,
    sessionId: crew.id,
    itemKey: null,
    now: context.now(),
    grace: crew.config.claims.grace,
    resume: false,
  });
  return { ok: true, reply: null, work: [], claims };
}
