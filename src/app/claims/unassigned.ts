import { type Account, isBy, sameLogin } from "../../core/actors/account.js";
import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { itemWork } from "../work/concerned-pulls.js";

/** An issue was unassigned: that releases the claim made under this login, if it still isn't assigned. */
export async function unassigned(context: Context, issue: number, account: Account): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  const claim = (await store.claims.live(repository.id, now(), { itemKeys: [row.itemKey] }))[0];
  if (!claim || !isBy(claim, account)) return [];
  const snapshot = await host.issue(issue);
  if (snapshot?.assignees.some((login) => sameLogin(login, account.login))) return [];
  const ended = await store.claims.release(
    repository.id,
    row.itemKey,
    { sessionId: claim.sessionId, generation: claim.generation },
    `${account.login} was unassigned`,
    now(),
  );
  return ended ? itemWork(context, [row.itemKey], [account.login]) : [];
}
