import { notHeldText } from "../../core/text/claim.js";
import { parkedText } from "../../core/text/claim-life.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import { heldItem } from "./held-item.js";

export interface ParkInput {
  issue: number;
  actor: Actor;
  /** Milliseconds; null: as long as is allowed. */
  span: number | null;
  reason: string;
}

/** `/park`: the holder keeps the claim while it waits for something, and its clock stands still. */
export async function parkItem(context: Context, input: ParkInput): Promise<Answer> {
  const { store, repository, now } = context;
  const held = await heldItem(context, input.issue, input.actor);
  if (!held.ok) return held;
  const { item, claim, sessionId, facts } = held;
  const most = facts.config.claims.park;
  const until = new Date(now().getTime() + Math.min(input.span ?? most, most));
  const parked = await store.claims.park(
    repository.id,
    item.key,
    { sessionId, generation: claim.generation },
    { until, reason: input.reason },
    now(),
  );
  if (!parked) return { ok: false, reply: notHeldText(item, null, sessionId, now()), work: [] };
  return { ok: true, reply: parkedText(item, parked, now()), work: await itemWork(context, [item.key]) };
}
