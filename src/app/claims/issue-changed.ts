import type { Context } from "../context.js";
import type { WorkRequest } from "../ports/work.js";
import { planInForce } from "../rulebook/in-force.js";
import { itemWork } from "../work/follow-up.js";
import { progressFor } from "./claim-facts.js";

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
  const plan = await planInForce(context);
  const progress = await progressFor(context, { plan }, [row.itemKey]);
  await store.status.updateProgress(repository.id, progress);
  return itemWork(context, [row.itemKey]);
}
