import type { Claim } from "../../core/claims/model.js";
import type { Config } from "../../core/config/model.js";
import type { Item } from "../../core/plan/model.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { Session } from "../../core/sessions/model.js";
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
  /** Of the config, and those that registered by themselves. */
  config: Config;
  sessions: Session[];
  /** Live ones of the item and of its dependencies. */
  claims: Claim[];
  /** Of the item and its dependencies. */
  progress: ItemProgress[];
}

/** What whoever acts has loaded already. */
type Rulebooked = Pick<IssueFacts, "rulebook" | "config" | "sessions">;

/** Loads an issue anew: 1 request, 1 for the rule files where they are not `known`, and 1 where it mirrors an item. */
export async function loadIssueFacts(
  context: Context,
  number: number,
  known?: Rulebooked,
): Promise<IssueFacts> {
  const { store, host, repository, now } = context;
  const [issue, row, rulebook, sessions] = await Promise.all([
    host.issue(number),
    store.boards.itemOfIssue(repository.id, number),
    known?.rulebook ?? rulebookOf({ documents: store.documents, host, now: now() }, repository.defaultBranch),
    known?.sessions ?? store.sessions.all(repository.id),
  ]);
  const config = known?.config ?? { ...rulebook.config, sessions: sessionsOf(rulebook.config, sessions) };
  const item = rulebook.plan.items.find((one) => one.key === row?.itemKey) ?? null;
  const itemKeys = item ? [item.key, ...item.dependsOn] : [];
  const [claims, progress] = item
    ? await Promise.all([
        store.claims.live(repository.id, now(), { itemKeys }),
        progressFor(context, rulebook, itemKeys),
      ])
    : [[], []];
  return { issue, item, rulebook, config, sessions, claims, progress };
}

/** How far these items (all where null) are: 1 request per 100 items. */
export function progressFor(
  context: Context,
  rulebook: Pick<Rulebook, "plan">,
  keys: string[] | null,
): Promise<ItemProgress[]> {
  const { store, host, repository } = context;
  return loadProgress({
    plan: rulebook.plan,
    keys: keys ?? rulebook.plan.items.map((item) => item.key),
    repositoryId: repository.id,
    boards: store.boards,
    host: host.itemIssues,
  });
}
