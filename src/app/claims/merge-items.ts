import { keptText } from "../../core/text/merged-items.js";
import { isOwn } from "../../core/verdict/own.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import type { MergedItem } from "../ports/merged-items.js";
import type { WorkRequest } from "../ports/work.js";
import { configInForce, planInForce } from "../rulebook/in-force.js";
import { closedItems } from "../verdict/closed-items.js";
import { itemWork } from "../work/concerned-pulls.js";
import { pullSubject } from "../work/follow-up.js";
import { progressFor } from "./claim-facts.js";
import { finishMerged, holdsCommit, itemsReached } from "./finish-merged.js";

/**
 * A pull request was merged. What it carried on from its own branch goes along: it is done where that is the default branch,
 * else it is in this branch now. What it closes itself is merged too where the branch is another one than the default one:
 * GitHub closes nothing then, and the claim is kept until it's there. Merged into the default branch, it costs no request
 * unless items are on its branch: 1 each then, and 4 for one that is done.
 */
export async function mergeItems(context: Context, pull: PullSnapshot): Promise<WorkRequest[]> {
  const main = pull.defaultBranch?.name ?? context.repository.defaultBranch;
  const carried = await carriedBy(context, pull);
  if (pull.baseRef === main) {
    const work: WorkRequest[] = [];
    for (const item of carried) work.push(...(await finishMerged(context, item, main)));
    return work;
  }
  if (pull.mergeCommit === null) return [];
  const place = { branch: pull.baseRef, commit: pull.mergeCommit, mergedAt: context.now() };
  for (const item of carried)
    await context.store.mergedItems.keep(context.repository.id, { ...item, ...place });
  const keys = await finishedBy(context, pull);
  for (const itemKey of keys) {
    await context.store.mergedItems.keep(context.repository.id, { itemKey, pull: pull.number, ...place });
    await keepClaim(context, itemKey, keptText(pull.baseRef, main));
  }
  const moved = [...carried.map(({ itemKey }) => itemKey), ...keys];
  if (moved.length === 0) return [];
  const work = await itemWork(context, moved);
  // It may be there already: deliveries come in any order, and a stack lands in one act.
  const tip = pull.defaultBranch?.tip;
  return tip === undefined ? work : [...work, ...(await itemsReached(context, main, tip))];
}

/** Those that were merged into its head branch before, and are in what it brought. */
async function carriedBy(context: Context, pull: PullSnapshot): Promise<MergedItem[]> {
  if (pull.fromFork) return [];
  const all = await context.store.mergedItems.all(context.repository.id);
  const carried: MergedItem[] = [];
  for (const item of all.filter(({ branch }) => branch === pull.headRef))
    if (await holdsCommit(context, pull.headSha, item.commit)) carried.push(item);
  return carried;
}

/** Items that it closes and that are open, unless somebody else holds them. */
async function finishedBy(context: Context, pull: PullSnapshot): Promise<string[]> {
  const { store, repository, now } = context;
  const closed = [...(await closedItems(context, pull)).keys()];
  if (closed.length === 0) return [];
  const plan = await planInForce(context);
  const keys = closed.filter((key) => plan.items.some((item) => item.key === key));
  const [progress, claims, verdict] = await Promise.all([
    progressFor(context, { plan }, keys),
    store.claims.live(repository.id, now(), { itemKeys: keys }),
    store.verdicts.find(repository.id, pullSubject(pull.number)),
  ]);
  const maker = { session: verdict?.touches?.session ?? null };
  return keys.filter((key) => {
    const state = progress.find((one) => one.key === key);
    const held = claims.find(({ itemKey }) => itemKey === key);
    return !state?.done && !state?.dropped && (!held || isOwn(held, pull, maker));
  });
}

/** Stops the clock of an item's claim, as long as the config lets one stand still. */
export async function keepClaim(context: Context, itemKey: string, reason: string): Promise<void> {
  const { store, repository, now } = context;
  const { claims } = await configInForce(context);
  const [held] = await store.claims.live(repository.id, now(), { itemKeys: [itemKey] });
  if (!held) return;
  const { sessionId, generation } = held;
  const until = new Date(now().getTime() + claims.park);
  await store.claims.park(repository.id, itemKey, { sessionId, generation }, { until, reason }, now());
}
