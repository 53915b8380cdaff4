import { type Account, sameAccount } from "../../core/actors/account.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { claimForAssignee } from "./claim-for-assignee.js";
import { settleAssignees } from "./settle-assignees.js";

/**
 * An issue was assigned: assigning is how people ask for a claim. The second comer is unassigned and told. Looks at the
 * issue anew, so that a delivery that came late or twice changes nothing.
 */
export async function assigned(context: Context, issue: number, account: Account): Promise<WorkRequest[]> {
  const { store, host, repository } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  const snapshot = await host.issue(issue);
  const assignee = snapshot?.accounts.find((one) => sameAccount(one, account));
  if (snapshot?.state !== "open" || !assignee) return [];
  const answer = await claimForAssignee(context, issue, assignee);
  return [...answer.work, ...(await settleAssignees(context, issue, answer.others))];
}
