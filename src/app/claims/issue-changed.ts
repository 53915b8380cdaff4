import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { itemWork } from "../work/follow-up.js";

/** An item's issue was closed, reopened, edited, moved or deleted: the board and its pull requests follow. */
export async function issueChanged(context: Context, issue: number): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  const snapshot = await host.issue(issue);
  if (!snapshot || snapshot.state === "closed") {
    await store.claims.release(
      repository.id,
      row.itemKey,
      { sessionId: null },
      "the issue was closed",
      now(),
    );
  }
  return itemWork(context, [row.itemKey]);
}
