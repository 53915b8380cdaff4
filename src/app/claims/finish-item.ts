import { deliverablesIn } from "../../core/claims/deliverables.js";
import { decideFinish } from "../../core/claims/finish.js";
import { missingText } from "../../core/text/finish.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import { heldItem } from "./held-item.js";
import { issueClosed } from "./issue-closed.js";

/** `/done`: the holder closes its item, which ends the claim and frees what waits for it. */
export async function finishItem(
  context: Context,
  input: { issue: number; actor: Actor; met: boolean },
): Promise<Answer> {
  const { host, now } = context;
  const { issue, actor, met } = input;
  const held = await heldItem(context, issue, actor);
  if (!held.ok) return held;
  const { item, claim, sessionId, facts } = held;
  const deliverables = deliverablesIn(facts.issue?.body ?? "");
  const decision = decideFinish({ item, deliverables, met, rule: facts.config.rules.done });
  const to = actor.name;
  if (!decision.ok) return { ok: false, reply: missingText(to, item, decision.missing, false), work: [] };
  await host.closeIssue(issue);
  // GitHub tells of the closing, but what we did ourselves is left out there.
  const work = await issueClosed(context, issue);
  const by = { sessionId, generation: claim.generation };
  await context.store.claims.release(context.repository.id, item.key, by, `done by ${to}`, now());
  return {
    ok: true,
    reply: decision.missing ? missingText(to, item, decision.missing, true) : null,
    work: [...work, ...(await itemWork(context, [item.key], [claim.login]))],
  };
}
