import type { Claim } from "../../core/claims/model.js";
import type { Item } from "../../core/plan/model.js";
import type { ItemProgress } from "../../core/verdict/model.js";
import { loadProgress } from "../board/progress.js";
import type { Context } from "../context.js";
import type { IssueSnapshot } from "../ports/github.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** What is known of an issue before its claim is decided. */
export interface IssueFacts {
  /** Null: deleted, transferred or converted. */
  issue: IssueSnapshot | null;
  item: Item | null;
  rulebook: Rulebook;
  claims: Claim[];
  /** Of the item and its dependencies. */
  progress: ItemProgress[];
}

/** Loads an issue anew: 2 requests, and 1 more where it mirrors an item. */
export async function loadIssueFacts(context: Context, number: number): Promise<IssueFacts> {
  const { store, host, repository, now } = context;
  const [issue, row, rulebook, claims] = await Promise.all([
    host.issue(number),
    store.boards.itemOfIssue(repository.id, number),
    rulebookOf({ documents: store.documents, host, now: now() }, repository.defaultBranch),
    store.claims.live(repository.id, now()),
  ]);
  const item = rulebook.plan.items.find((one) => one.key === row?.itemKey) ?? null;
  const progress = item ? await progressFor(context, rulebook, [item.key, ...item.dependsOn]) : [];
  return { issue, item, rulebook, claims, progress };
}

/** How far these items (all where null) are: 1 request per 100 items. */
export function progressFor(
  context: Context,
  rulebook: Rulebook,
  keys: string[] | null,
): Promise<ItemProgress[]> {
  const { store, host, repository } = context;
  return loadProgress({
    plan: rulebook.plan,
    keys: keys ?? rulebook.plan.items.map((item) => item.key),
    repositoryId: repository.id,
    boards: store.boards,
    host: host.board,
  });
}
