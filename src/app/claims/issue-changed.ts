import { assignedBeside } from "../../core/claims/assignees.js";
import type { Context } from "../context.js";
import type { IssueSnapshot } from "../ports/github.js";
import type { WorkRequest } from "../ports/work.js";
import { planInForce } from "../rulebook/in-force.js";
import { itemWork } from "../work/concerned-pulls.js";
import { boardWork } from "../work/follow-up.js";
import { progressFor } from "./claim-facts.js";
import { settleAssignees } from "./settle-assignees.js";

/** An item's issue was closed, reopened, edited, moved or deleted: the board and its pull requests follow. */
export async function issueChanged(context: Context, issue: number): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const touched = await store.boards.touch(repository.id, [issue], now());
  const row = await store.boards.itemOfIssue(repository.id, issue);
  // Else it is a track's.
  if (!row) return touched > 0 ? [boardWork(repository.id)] : [];
  const snapshot = await host.issue(issue);
  const over = !snapshot || snapshot.state === "closed";
  const anybody = { sessionId: null };
  const ended = over
    ? await store.claims.release(repository.id, row.itemKey, anybody, "the issue was closed", now())
    : null;
  const plan = await planInForce(context);
  const progress = await progressFor(context, { plan }, [row.itemKey]);
  await store.status.updateProgress(repository.id, progress);
  const settled = await settleAssignees(context, issue, await withoutClaim(context, row.itemKey, snapshot));
  return [...settled, ...(await itemWork(context, [row.itemKey], [ended?.login ?? null]))];
}

/** Who is assigned and holds nothing: of a reopened issue, whoever was when it was closed. Lapsed claims are the clock's. */
async function withoutClaim(
  { store, repository, now }: Context,
  itemKey: string,
  issue: IssueSnapshot | null,
) {
  if (issue?.state !== "open" || issue.accounts.length === 0) return [];
  const [claims, recent] = await Promise.all([
    store.claims.live(repository.id, now(), { itemKeys: [itemKey] }),
    store.claims.recent(repository.id, now(), now()),
  ]);
  return assignedBeside(issue, [...claims, ...recent.filter((one) => one.itemKey === itemKey)]);
}
