import { assignedBeside } from "../../core/claims/assignees.js";
import { notHeldText } from "../../core/text/claim.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import { heldItem } from "./held-item.js";
import { settleAssignees } from "./settle-assignees.js";

/** `/release`: the holder gives its claim up. */
export async function releaseItem(context: Context, issue: number, actor: Actor): Promise<Answer> {
  const { store, host, repository, now } = context;
  const held = await heldItem(context, issue, actor);
  if (!held.ok) return held;
  const { item, claim, sessionId, facts } = held;
  const by = { sessionId, generation: claim.generation };
  const reason = `released by ${actor.name}`;
  const ended = await store.claims.release(repository.id, item.key, by, reason, now());
  if (!ended) return { ok: false, reply: notHeldText(item, null, sessionId, now()), work: [] };
  if (ended.login) await host.unassign(issue, ended.login);
  const next = await settleAssignees(context, issue, assignedBeside(facts.issue, [ended]));
  return { ok: true, reply: null, work: [...next, ...(await itemWork(context, [item.key], [ended.login]))] };
}
