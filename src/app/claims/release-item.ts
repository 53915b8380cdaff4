import { sessionOf } from "../../core/claims/session.js";
import { notHeldText, refusalText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/follow-up.js";
import { loadIssueFacts } from "./claim-facts.js";

export interface ReleaseInput {
  issue: number;
  login: string;
  as: string | null;
}

/** `/release`: the holder gives its claim up. */
export async function releaseItem(context: Context, input: ReleaseInput): Promise<Answer> {
  const { store, repository, now } = context;
  const { item, rulebook, claims } = await loadIssueFacts(context, input.issue);
  if (!item) return { ok: false, reply: notHeldText(null, null, input.login, now()), work: [] };

  const held = claims.find((claim) => claim.itemKey === item.key) ?? null;
  const session = sessionOf({ ...input, config: rulebook.config, plan: rulebook.plan, item });
  if (!session.ok) {
    const reply = refusalText(input.login, { reason: "session", answer: session }, [], now());
    return { ok: false, reply, work: [] };
  }
  const ended = await store.claims.release(
    repository.id,
    item.key,
    { sessionId: session.id },
    `released by ${input.login}`,
    now(),
  );
  if (!ended) return { ok: false, reply: notHeldText(item, held, session.id, now()), work: [] };
  if (ended.login) await context.host.unassign(input.issue, ended.login);
  return { ok: true, reply: null, work: await itemWork(context, [item.key]) };
}
