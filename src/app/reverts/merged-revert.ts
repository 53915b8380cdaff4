import { dependentsOf } from "../../core/plan/lookup.js";
import type { Item, Plan } from "../../core/plan/model.js";
import { leftBy } from "../../core/reverts/content-key.js";
import { takesBack } from "../../core/reverts/exact.js";
import { blockedAgainText, doneInPlanText, reopenedText, type TakenBack } from "../../core/text/reverts.js";
import type { ChangedFile } from "../../core/verdict/model.js";
import { progressFor } from "../claims/claim-facts.js";
import { issueChanged } from "../claims/issue-changed.js";
import { leaveWord } from "../clock/leave-word.js";
import type { Context } from "../context.js";
import { tell } from "../messages/tell.js";
import type { PullSnapshot } from "../ports/github.js";
import type { KeptMerge } from "../ports/merge-store.js";
import type { WorkRequest } from "../ports/work.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import { clockWork } from "../work/follow-up.js";
import { lookAtHinted } from "./hinted.js";
import { keepMerge } from "./keep-merge.js";

/**
 * A pull request was merged: what it changed is kept. Where it took back another one, the items which that had finished are
 * open again, and those that hold what waits for them are told. 2 requests and 1 per 100 `files`; more only where it took
 * one back. Done once, however often it is asked for.
 */
export async function mergedRevert(
  context: Context,
  pull: PullSnapshot,
  files: readonly ChangedFile[],
): Promise<WorkRequest[]> {
  const { store, repository } = context;
  const merge = await keepMerge(context, pull, files);
  if (!merge) return [];
  const [known] = await store.merges.takenBackBy(repository.id, pull.number);
  if (known) return [];
  const taken = await takenBackBy(context, pull, merge, files);
  if (!taken) return [];
  const work = await openAgain(context, pull, taken);
  await store.merges.markTakenBack(repository.id, taken.pull, pull.number);
  await inheritItems(context, merge, taken);
  return work;
}

/** The newest merge that this one undid. */
async function takenBackBy(
  context: Context,
  pull: PullSnapshot,
  merge: KeptMerge,
  files: readonly ChangedFile[],
): Promise<KeptMerge | null> {
  const { store, repository } = context;
  const content = leftBy(files);
  if (content === null) return null;
  const find = async (): Promise<KeptMerge | null> => {
    const kept = await store.merges.undoneBy(repository.id, pull.baseRef, content);
    return kept.find((one) => one.pull !== pull.number && takesBack(merge.paths, one.paths)) ?? null;
  };
  const found = await find();
  if (found) return found;
  return (await lookAtHinted(context, pull)) ? find() : null;
}

/** Who takes a revert back brings in again what that had taken out: it stands for the items of that one. */
async function inheritItems(
  { store, repository }: Context,
  merge: KeptMerge,
  taken: KeptMerge,
): Promise<void> {
  const first = await store.merges.takenBackBy(repository.id, taken.pull);
  const items = first.flatMap((one) => one.items);
  if (items.length > 0)
    await store.merges.keep(repository.id, { ...merge, items: [...new Set([...merge.items, ...items])] });
}

async function openAgain(context: Context, pull: PullSnapshot, taken: KeptMerge): Promise<WorkRequest[]> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const { plan } = await rulebookAt(deps, pull.defaultBranch?.tip ?? pull.baseTip);
  const items = plan.items.filter(({ key }) => taken.items.includes(key));
  // What waits on this branch to reach the default one is taken back with it.
  for (const merged of await store.mergedItems.all(repository.id))
    if (merged.pull === taken.pull) await store.mergedItems.end(repository.id, merged.itemKey);
  const about: TakenBack = { by: pull.number, taken: taken.pull };
  const progress = new Map(
    (items.length > 0
      ? await progressFor(
          context,
          { plan },
          items.map(({ key }) => key),
        )
      : []
    ).map((one) => [one.key, one]),
  );
  const work: WorkRequest[] = [clockWork(repository.id)];
  for (const item of items) {
    const { issue = null, done = false } = progress.get(item.key) ?? {};
    if (issue === null) continue;
    if (item.state === "done") {
      if (done) await leaveWord(context, issue, doneInPlanText(item, about));
      continue;
    }
    if (done) {
      await leaveWord(context, issue, reopenedText(item, about));
      await host.reopenIssue(issue);
      // GitHub tells of it, but what we did ourselves is left out there.
      work.push(...(await issueChanged(context, issue)));
    }
    await tellHolders(context, plan, item, about);
  }
  return work;
}

/** Those that hold what waits for the item. */
async function tellHolders(context: Context, plan: Plan, item: Item, about: TakenBack): Promise<void> {
  const { store, repository, now } = context;
  const waiting = dependentsOf(plan, item.key);
  const claims = await store.claims.live(repository.id, now(), { itemKeys: waiting.map(({ key }) => key) });
  for (const claim of claims) {
    const held = waiting.find(({ key }) => key === claim.itemKey);
    if (!held) continue;
    const body = blockedAgainText(held, item, about);
    await tell(context, [claim.sessionId], { from: "signalbox", fromLogin: null, body, issue: null });
  }
}
