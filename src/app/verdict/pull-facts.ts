import { deliverablesIn } from "../../core/claims/deliverables.js";
import { compileOwners } from "../../core/ownership/match.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import type { OtherPull, PullFacts } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { sharedPaths } from "../../core/verdict/shared-paths.js";
import { attribute } from "../../core/verdict/whose.js";
import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { pullSubject } from "../work/follow-up.js";
import { baseChanges } from "./base-changes.js";
import { type Brought, broughtDocuments } from "./brought.js";
import { neededProgress } from "./needed-progress.js";
import { revertOf } from "./revert-of.js";
import { touchedFiles } from "./touched-files.js";

/** The items and what they wait for: a change of any of these judges the pull request again. */
export function concernedItems(items: string[], rulebook: Rulebook): string[] {
  const waits = rulebook.plan.items
    .filter((item) => items.includes(item.key))
    .flatMap((item) => item.dependsOn);
  return [...new Set([...items, ...waits])];
}

/** Items of the issues that the pull request closes, with the tasks that stand in them. */
async function closedItems(
  context: Context,
  closes: PullSnapshot["closes"],
): Promise<PullFacts["deliverables"]> {
  const { store, repository } = context;
  const rows = await Promise.all(
    closes.map(async ({ number, body }) => {
      const row = await store.boards.itemOfIssue(repository.id, number);
      return row ? [[row.itemKey, deliverablesIn(body)] as const] : [];
    }),
  );
  return new Map(rows.flat());
}

/** The other open pull requests into the same base, as they were when they were last judged. */
async function othersOf(context: Context, pull: Pick<PullSnapshot, "baseRef">, number: number | null) {
  const { store, repository } = context;
  if (number === null) return [];
  const rows = await store.verdicts.open(repository.id);
  return rows
    .filter(({ subject, baseRef }) => baseRef === pull.baseRef && subject !== pullSubject(number))
    .flatMap(({ touches }): OtherPull[] => (touches ? [touches] : []));
}

export interface FactsSource {
  number: number | null;
  list: FileList;
  /** Look up how far items are, whatever is kept. */
  fresh: boolean;
}

const untouched: Brought = { brought: [], planAfter: null };

/** Everything that the rules may look at, once the pull request and its files are there. */
export async function factsOf(
  context: Context,
  rulebook: Rulebook,
  pull: Omit<PullSnapshot, "changedFiles" | "state" | "number" | "fromFork">,
  { number, list, fresh }: FactsSource,
): Promise<PullFacts> {
  const { store, host, repository, now } = context;
  const files = "files" in list ? list.files : null;
  const deliverables = await closedItems(context, pull.closes);
  const touched = sharedPaths(pathsOf(files ?? []), compileOwners(rulebook.ownership.rules));
  const { title, body, author, draft, headRef, headSha, headMessage, baseRef, approvals } = pull;
  const known: PullFacts = {
    number,
    ...{ title, body, author, draft, headRef, headSha, headMessage, baseRef, approvals },
    files,
    filesProblem: "problem" in list ? list.problem : null,
    linkedItems: [...deliverables.keys()],
    deliverables,
    declaredTrack: number === null ? null : await store.pullNotes.track(repository.id, number),
    overrides: number === null ? [] : await store.pullNotes.overrides(repository.id, number),
    allowances: await store.allowances.live(repository.id, now()),
    intents: await store.intents.open(repository.id),
    others: await othersOf(context, pull, number),
    baseChanges: await baseChanges(
      context,
      pull,
      touched.map(({ path }) => path),
    ),
    revertOf: await revertOf(context, pull, list),
    progress: [],
    claims: await store.claims.live(repository.id, now()),
    plan: rulebook.plan,
    ownership: rulebook.ownership,
    config: {
      ...rulebook.config,
      sessions: sessionsOf(rulebook.config, await store.sessions.all(repository.id)),
    },
    ...(files ? await broughtDocuments(host, rulebook, files, pull.headSha) : untouched),
    now: now(),
  };
  return { ...known, progress: await neededProgress(context, rulebook, attribute(known).items, fresh) };
}

export interface LoadedPull {
  pull: PullSnapshot;
  rulebook: Rulebook;
  facts: PullFacts;
}

/**
 * Loads a pull request anew: 1 request, 1 for its files where head or base moved (and 1 per 100 beyond 300), 1 where shared
 * files may have changed on the base, and those of the rule files where the base's tip was not loaded before. Null: there
 * is no such pull request.
 */
export async function loadPullFacts(
  context: Context,
  number: number,
  options: { fresh?: boolean } = {},
): Promise<LoadedPull | null> {
  const { store, host, now } = context;
  const pull = await host.pull(number);
  if (!pull) return null;
  const rulebook = await rulebookAt({ documents: store.documents, host, now: now() }, pull.baseTip);
  const list = await touchedFiles(context, pull);
  const facts = await factsOf(context, rulebook, pull, { number, list, fresh: options.fresh ?? false });
  return { pull, rulebook, facts };
}
