import type { Claim } from "../../core/claims/model.js";
import type { Item } from "../../core/plan/model.js";
import { notHeldText, refusalText } from "../../core/text/claim.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { actAs, type Speaker } from "../sessions/act-as.js";
import { type IssueFacts, loadIssueFacts } from "./claim-facts.js";

/** An item that the speaker's session holds, and what is known of it. */
export interface HeldItem {
  ok: true;
  item: Item;
  claim: Claim;
  sessionId: string;
  facts: IssueFacts;
}

/** The item of an issue where the session that speaks holds it; else the answer that says who does. */
export async function heldItem(
  context: Context,
  issue: number,
  speaker: Speaker,
): Promise<HeldItem | (Answer & { ok: false })> {
  const { now } = context;
  const facts = await loadIssueFacts(context, issue);
  const to = speaker.login ?? speaker.as ?? "";
  const refused = (reply: string): Answer & { ok: false } => ({ ok: false, reply, work: [] });
  const { item, claims } = facts;
  if (!item) return refused(notHeldText(null, null, to, now()));
  const session = await actAs(context, facts, speaker);
  if (!session.ok) return refused(refusalText(to, { reason: "session", answer: session }, [], now()));
  const claim = claims.find((one) => one.itemKey === item.key) ?? null;
  if (claim?.sessionId !== session.id) return refused(notHeldText(item, claim, session.id, now()));
  return { ok: true, item, claim, sessionId: session.id, facts };
}
