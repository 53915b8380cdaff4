import { notHeldText } from "../../core/text/claim.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import { heldItem } from "./held-item.js";

/** `/release`: the holder gives its claim up. */
export async function releaseItem(context: Context, issue: number, actor: Actor): Promise<Answer> {
  const { store, host, repository, now } = context;
  const held = await heldItem(context, issue, actor);
  if (!held.ok) return held;
  const { item, claim, sessionId } = held;
  const by = { sessionId, generation: claim.generation };
  const reason = `released by ${actor.name}`;
  const ended = await store.claims.release(repository.id, item.key, by, reason, now());
  if (!ended) return { ok: false, reply: notHeldText(item, null, sessionId, now()), work: [] };
  if (ended.login) await host.unassign(issue, ended.login);
  return { ok: true, reply: null, work: await itemWork(context, [item.key], [ended.login]) };
}
