import type { Claim } from "../../core/claims/model.js";
import type { Doing } from "../../core/sessions/model.js";
import { type Actor, asSession } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";

/** `/heartbeat`: a session is alive, says what it does, and keeps what it holds. */
export async function heartbeat(
  context: Context,
  { actor, doing }: { actor: Actor; doing: Doing },
): Promise<Answer & { claims: Claim[] }> {
  const acting = await asSession(context, actor, doing);
  if ("reply" in acting) return { ...acting, claims: [] };
  const claims = await context.store.claims.renew({
    repositoryId: context.repository.id,
    sessionId: acting.session.id,
    itemKey: null,
    now: context.now(),
    grace: acting.config.claims.grace,
    resume: false,
  });
  return { ok: true, reply: null, work: [], claims };
}
