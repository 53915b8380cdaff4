import { type Account, isBy, sameAccount } from "../../core/actors/account.js";
import { assignedBeside } from "../../core/claims/assignees.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { itemWork } from "../work/concerned-pulls.js";
import { settleAssignees } from "./settle-assignees.js";

/** An issue was unassigned: that releases the claim made under this login, if it still isn't assigned. */
export async function unassigned(context: Context, issue: number, account: Account): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  const claim = (await store.claims.live(repository.id, now(), { itemKeys: [row.itemKey] }))[0];
  if (!claim || !isBy(claim, account)) return [];
  const snapshot = await host.issue(issue);
  if (snapshot?.accounts.some((one) => sameAccount(one, account))) return [];
  const ended = await store.claims.release(
    repository.id,
    row.itemKey,
    { sessionId: claim.sessionId, generation: claim.generation },
    `${account.login} was unassigned`,
    now(),
  );
  if (!ended) return [];
  const next = await settleAssignees(context, issue, assignedBeside(snapshot, [ended]));
  return [...next, ...(await itemWork(context, [row.itemKey], [account.login]))];
}
