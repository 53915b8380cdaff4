import { deliverablesIn } from "../../core/claims/deliverables.js";
import { decideFinish } from "../../core/claims/finish.js";
import { reachedText, reachedUnfinishedText } from "../../core/text/merged-items.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Context } from "../context.js";
import type { MergedItem } from "../ports/merged-items.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";
import { compared } from "../verdict/compared.js";
import { itemWork } from "../work/concerned-pulls.js";
import { issueClosed } from "./issue-closed.js";

/** Whether a commit is in the history of another one: 1 request the first time. */
export async function holdsCommit(context: Context, tip: string, commit: string): Promise<boolean> {
  return (await compared(context, tip, commit)).mergeBase === commit;
}

/**
 * The default branch got new commits: the items that were merged elsewhere and are in it now are done. 1 request for each
 * other branch that holds any, and 1 for each item that is there; 4 more for one that is done. None where there are none.
 */
export async function itemsReached(context: Context, main: string, tip: string): Promise<WorkRequest[]> {
  const work: WorkRequest[] = [];
  const waiting = new Set<string>();
  for (const item of await context.store.mergedItems.all(context.repository.id)) {
    // What came later to the same branch stands on what came before.
    if (waiting.has(item.branch)) continue;
    if (await holdsCommit(context, tip, item.commit)) work.push(...(await finishMerged(context, item, main)));
    else waiting.add(item.branch);
  }
  return work;
}

/**
 * What was merged is on the default branch: its issue is closed, as GitHub would have done had it gone there at once, unless
 * the rule `done` wants more. Whoever waited for it is told.
 */
export async function finishMerged(
  context: Context,
  { itemKey, pull }: MergedItem,
  main: string,
): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const [plan, config, [row]] = await Promise.all([
    planInForce(context),
    configInForce(context),
    store.boards.items(repository.id, [itemKey]),
  ]);
  const item = plan.items.find(({ key }) => key === itemKey);
  const issue = row ? await host.issue(row.issueNumber) : null;
  if (!item || issue?.state !== "open") {
    await store.mergedItems.end(repository.id, itemKey);
    return [];
  }
  // The exit criteria were met or not when it was merged; nobody can be asked now.
  const deliverables = deliverablesIn(issue.body);
  const decision = decideFinish({ item, deliverables, met: true, rule: config.rules.done });
  if (!decision.ok) {
    const { missing } = decision;
    await leaveWord(context, issue.number, reachedUnfinishedText(item, pull, main, missing.deliverables));
    await store.mergedItems.end(repository.id, itemKey);
    return itemWork(context, [itemKey]);
  }
  const [claim] = await store.claims.live(repository.id, now(), { itemKeys: [itemKey] });
  await host.closeIssue(issue.number);
  const work = await issueClosed(context, issue.number);
  if (claim) {
    const { sessionId, generation } = claim;
    await store.claims.release(
      repository.id,
      itemKey,
      { sessionId, generation },
      `#${pull} reached ${main}`,
      now(),
    );
  }
  await leaveWord(context, issue.number, reachedText(item, pull, main));
  await store.mergedItems.end(repository.id, itemKey);
  return [...work, ...(await itemWork(context, [itemKey], [claim?.login ?? null]))];
}
