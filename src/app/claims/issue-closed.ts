import { dependentsOf } from "../../core/plan/lookup.js";
import { unblockedText } from "../../core/text/finish.js";
import type { Context } from "../context.js";
import { tell } from "../messages/tell.js";
import type { WorkRequest } from "../ports/work.js";
import { planInForce } from "../rulebook/in-force.js";
import { clockWork } from "../work/follow-up.js";
import { progressFor } from "./claim-facts.js";

/** An item is done: that is counted, and the sessions that hold what waited for it are told. Dropped is not done. */
export async function issueClosed(context: Context, issue: number): Promise<WorkRequest[]> {
  const { store, repository, now } = context;
  const row = await store.boards.itemOfIssue(repository.id, issue);
  if (!row) return [];
  await store.mergedItems.end(repository.id, row.itemKey);
  const plan = await planInForce(context);
  const item = plan.items.find(({ key }) => key === row.itemKey);
  if (!item) return [];
  const [progress] = await progressFor(context, { plan }, [item.key]);
  if (!progress?.done) return [];
  const claims = await store.claims.live(repository.id, now());
  const holder = claims.find(({ itemKey }) => itemKey === item.key)?.sessionId ?? null;
  await store.occurrences.add(repository.id, {
    kind: "done",
    subject: item.key,
    sessionId: holder,
    at: now(),
  });
  for (const waiting of dependentsOf(plan, item.key)) {
    const claim = claims.find(({ itemKey }) => itemKey === waiting.key);
    if (!claim || claim.sessionId === holder) continue;
    const body = unblockedText(waiting, { ...item, issue });
    await tell(context, [claim.sessionId], {
      from: holder ?? "signalbox",
      fromLogin: null,
      body,
      issue: null,
    });
  }
  return [clockWork(repository.id)];
}
