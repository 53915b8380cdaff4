import {
  claimEndedText,
  maintainersOnlyText,
  nothingToEndText,
  onlyClaimText,
} from "../../core/text/overrides.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { isMaintainer } from "../verdict/maintainer.js";
import { itemWork } from "../work/concerned-pulls.js";
import { loadIssueFacts } from "./claim-facts.js";

/** `/override claim` on an item's issue: a maintainer ends somebody's claim, with a reason that is kept and shown. */
export async function overrideClaim(
  context: Context,
  input: { issue: number; login: string; rule: string; reason: string },
): Promise<Answer> {
  const { store, host, repository, now } = context;
  const { issue, login, rule, reason } = input;
  const no = (reply: string): Answer => ({ ok: false, reply, work: [] });
  if (!["claim", "all"].includes(rule)) return no(onlyClaimText(login, rule));
  if (!(await isMaintainer(context, login))) return no(maintainersOnlyText(login));
  const { item, claims } = await loadIssueFacts(context, issue);
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
  return { ok: true, reply, work: await itemWork(context, [item.key], [ended.login]) };
}
