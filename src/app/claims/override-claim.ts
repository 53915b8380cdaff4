import { claimEndedText, nothingToEndText, onlyClaimText } from "../../core/text/overrides.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { loadIssueFacts } from "./claim-facts.js";
import { endClaim } from "./end-claim.js";

/** `/override claim` on an item's issue: a maintainer ends somebody's claim, with a reason that is kept and shown. */
export async function overrideClaim(
  context: Context,
  input: { issue: number; actor: Pick<Actor, "name">; rule: string; reason: string },
): Promise<Answer> {
  const { issue, rule, reason } = input;
  const login = input.actor.name;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!["claim", "all"].includes(rule)) return no(onlyClaimText(login, rule));
  const { issue: snapshot, item, claims } = await loadIssueFacts(context, issue);
  const claim = claims.find(({ itemKey }) => itemKey === item?.key);
  if (!item || !claim) return no(nothingToEndText(login));
  const facts = { issue: snapshot };
  const over = await endClaim(context, issue, { claim, facts, reason: `ended by ${login}: ${reason}` });
  if (!over) return no(nothingToEndText(login));
  const { sessionId, login: holder } = over.ended;
  return { ok: true, reply: claimEndedText(login, item, sessionId, holder, reason), work: over.work };
}
