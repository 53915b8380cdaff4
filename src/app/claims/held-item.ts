import { isBy } from "../../core/actors/account.js";
import type { Claim } from "../../core/claims/model.js";
import type { Item } from "../../core/plan/model.js";
import { notHeldText } from "../../core/text/claim.js";
import { type Actor, asSession } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { type IssueFacts, loadIssueFacts } from "./claim-facts.js";

/** An item that the session which acts holds, and what is known of it. */
export interface HeldItem {
  ok: true;
  item: Item;
  claim: Claim;
  sessionId: string;
  facts: IssueFacts;
}

/** An item that somebody else holds. */
export type Foreign = Pick<HeldItem, "item" | "claim" | "facts">;

/** The item of an issue where the session that acts holds it; else the answer that says who does. */
export async function heldItem(
  context: Context,
  issue: number,
  actor: Actor,
): Promise<HeldItem | (Answer & { ok: false; foreign?: Foreign })> {
  const { now } = context;
  const facts = await loadIssueFacts(context, issue, actor);
  const no = (reply: string): Answer & { ok: false } => ({ ok: false, reply, work: [] });
  const { item, claims } = facts;
  if (!item) return no(notHeldText(null, null, actor.name, now()));
  const claim = claims.find((one) => one.itemKey === item.key) ?? null;
  const { session, account } = actor;
  const others = claim === null || (session.ok ? claim.sessionId !== session.id : !isBy(claim, account));
  // Whoever doesn't hold it need not say which session it is.
  if (others && (session.ok || session.reason === "which")) {
    const answer = no(notHeldText(item, claim, session.ok ? session.id : null, now()));
    return claim === null ? answer : { ...answer, foreign: { item, claim, facts } };
  }
  const acting = await asSession(context, actor);
  if ("reply" in acting) return acting;
  if (claim === null) return no(notHeldText(item, null, acting.session.id, now()));
  return { ok: true, item, claim, sessionId: acting.session.id, facts };
}
