import { assignedBeside } from "../../core/claims/assignees.js";
import { claimEndedText, nothingToEndText, onlyClaimText } from "../../core/text/overrides.js";
import type { Actor } from "../actors/actor.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { itemWork } from "../work/concerned-pulls.js";
import { loadIssueFacts } from "./claim-facts.js";
import { settleAssignees } from "./settle-assignees.js";

/** `/override claim` on an item's issue: a maintainer ends somebody's claim, with a reason that is kept and shown. */
export async function overrideClaim(
  context: Context,
  input: { issue: number; actor: Pick<Actor, "name">; rule: string; reason: string },
): Promise<Answer> {
  const { store, host, repository, now } = context;
  const { issue, rule, reason } = input;
  const login = input.actor.name;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!["claim", "all"].includes(rule)) return no(onlyClaimText(login, rule));
  const { issue: snapshot, item, claims } = await loadIssueFacts(context, issue);
  const claim = claims.find(({ itemKey }) => itemKey === item?.key);
  if (!item || !claim) return no(nothingToEndText(login));
  const by = { sessionId: claim.sessionId, generation: claim.generation };
  const ended = await store.claims.release(
    repository.id,
    item.key,
    by,
    `ended by ${login}: ${reason}`,
    now(),
  );
  if (!ended) return no(nothingToEndText(login));
  if (ended.login) await host.unassign(issue, ended.login);
  const reply = claimEndedText(login, item, ended.sessionId, ended.login, reason);
  const next = await settleAssignees(context, issue, assignedBeside(snapshot, [ended]));
  return { ok: true, reply, work: [...next, ...(await itemWork(context, [item.key], [ended.login]))] };
}
