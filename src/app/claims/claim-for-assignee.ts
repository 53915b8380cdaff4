import type { Account } from "../../core/actors/account.js";
import { resolveActor } from "../actors/actor.js";
import type { Context } from "../context.js";
import { type ClaimAnswer, claimItem } from "./claim-item.js";

/**
 * Claims the item of an issue for an account that is assigned to it: whoever assigns asks, for the assignee, and GitHub has
 * checked that they may. One that can't have it is told why and unassigned. 3 to 5 requests.
 */
export async function claimForAssignee(
  context: Context,
  issue: number,
  account: Account,
): Promise<ClaimAnswer> {
  const { host } = context;
  const voice = { account, permission: "triage", as: null, branch: null } as const;
  const actor = await resolveActor(context, voice, { issue, claiming: true });
  const answer = await claimItem(context, {
    issue,
    actor: { ...actor, outsider: false },
    ttl: null,
    take: false,
  });
  // Told before unassigned: after a crash in between, being told twice beats never being told.
  const renewal = answer.ok && answer.work.length === 0;
  if (answer.news && !renewal && answer.reply !== null) await host.comment(issue, answer.reply);
  if (answer.refused) await host.unassign(issue, account.login);
  return answer;
}
