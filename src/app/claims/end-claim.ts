import { assignedBeside } from "../../core/claims/assignees.js";
import type { Claim } from "../../core/claims/model.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { itemWork } from "../work/concerned-pulls.js";
import type { IssueFacts } from "./claim-facts.js";
import { settleAssignees } from "./settle-assignees.js";

/**
 * Ends a claim that was just seen: takes its account off the issue and lets in who else is assigned. Null: it has ended
 * meanwhile, or changed hands. 1 request, and those of settling assignees.
 */
export async function endClaim(
  context: Context,
  issue: number,
  { claim, facts, reason }: { claim: Claim; facts: Pick<IssueFacts, "issue">; reason: string },
): Promise<{ ended: Claim; work: WorkRequest[] } | null> {
  const { store, host, repository, now } = context;
  const { itemKey, sessionId, generation } = claim;
  const ended = await store.claims.release(repository.id, itemKey, { sessionId, generation }, reason, now());
  if (!ended) return null;
  if (ended.login) await host.unassign(issue, ended.login);
  const next = await settleAssignees(context, issue, assignedBeside(facts.issue, [ended]));
  return { ended, work: [...next, ...(await itemWork(context, [itemKey], [ended.login]))] };
}
