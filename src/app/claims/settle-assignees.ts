import type { Account } from "../../core/actors/account.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { claimForAssignee } from "./claim-for-assignee.js";

/**
 * Assignees follow claims, also where nobody told of them: those who are assigned without a claim, in GitHub's order, get
 * the item where it is free and may be claimed, else are told and unassigned. No request where there are none.
 */
export async function settleAssignees(
  context: Context,
  issue: number,
  accounts: readonly Account[],
): Promise<WorkRequest[]> {
  const work: WorkRequest[] = [];
  for (const account of accounts) work.push(...(await claimForAssignee(context, issue, account)).work);
  return work;
}
