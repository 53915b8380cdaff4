import { type Account, sameLogin } from "../../core/actors/account.js";
import { resolveActor } from "../actors/actor.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { claimItem } from "./claim-item.js";

/**
 * An issue was assigned: assigning is how people ask for a claim. Whoever assigns asks, for the assignee, and GitHub has
 * checked that they may. The second comer is unassigned and told. Looks at the issue anew, so that a delivery that came
 * late or twice changes nothing.
 */
export async function assigned(context: Context, issue: number, account: Account): Promise<WorkRequest[]> {
  const { store, host, repository } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  const snapshot = await host.issue(issue);
  const stillAssigned = snapshot?.assignees.some((login) => sameLogin(login, account.login));
  if (snapshot?.state !== "open" || !stillAssigned) return [];

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
  return answer.work;
}
