import { notHeldText } from "../../core/text/claim.js";
import { releasedByMaintainerText } from "../../core/text/overrides.js";
import type { Actor } from "../actors/actor.js";
import { maintains } from "../actors/permission-of.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { endClaim } from "./end-claim.js";
import { type Foreign, heldItem } from "./held-item.js";

/** `/release`: the holder gives its claim up, or a maintainer ends somebody else's. */
export async function releaseItem(context: Context, issue: number, actor: Actor): Promise<Answer> {
  const held = await heldItem(context, issue, actor);
  if (!held.ok) {
    const foreign = held.foreign ?? null;
    return foreign !== null && (await mayEnd(context, actor))
      ? endOthers(context, issue, actor, foreign)
      : held;
  }
  const { item, claim, sessionId, facts } = held;
  const over = await endClaim(context, issue, { claim, facts, reason: `released by ${actor.name}` });
  if (!over) return { ok: false, reply: notHeldText(item, null, sessionId, context.now()), work: [] };
  return { ok: true, reply: null, work: over.work };
}

/** A maintainer, asked anew, who speaks for no session by name: `--as north` gives up what north holds, and nothing else. */
async function mayEnd(context: Context, { account, session, config }: Actor): Promise<boolean> {
  const speaks = session.ok && ["token", "bot", "named"].includes(session.by);
  return account !== null && !speaks && maintains(context, account, config);
}

async function endOthers(
  context: Context,
  issue: number,
  { name }: Actor,
  { item, claim, facts }: Foreign,
): Promise<Answer> {
  const reason = `released by the maintainer ${name}`;
  const over = await endClaim(context, issue, { claim, facts, reason });
  if (!over) return { ok: false, reply: notHeldText(item, null, null, context.now()), work: [] };
  return { ok: true, reply: releasedByMaintainerText(name, item, over.ended), work: over.work };
}
