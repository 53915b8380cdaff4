import { sessionsOf } from "../../core/sessions/merge.js";
import type { PullFacts } from "../../core/verdict/model.js";
import { attribute } from "../../core/verdict/whose.js";
import { progressFor } from "../claims/claim-facts.js";
import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { rulebookAt } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { broughtProblems } from "./brought.js";

/** Keys of the items that these issues mirror. */
async function itemsOf(context: Context, issues: number[]): Promise<string[]> {
  const { store, repository } = context;
  const rows = await Promise.all(issues.map((issue) => store.boards.itemOfIssue(repository.id, issue)));
  return rows.flatMap((row) => (row ? [row.itemKey] : []));
}

/** The items and what they wait for: a change of any of these judges the pull request again. */
export function concernedItems(items: string[], rulebook: Rulebook): string[] {
  const waits = rulebook.plan.items
    .filter((item) => items.includes(item.key))
    .flatMap((item) => item.dependsOn);
  return [...new Set([...items, ...waits])];
}

/** Everything that the rules may look at, once the pull request and its files are there. */
export async function factsOf(
  context: Context,
  rulebook: Rulebook,
  pull: Omit<PullSnapshot, "changedFiles" | "state" | "closes" | "baseTip" | "number">,
  source: { number: number | null; closes: number[]; list: FileList },
): Promise<PullFacts> {
  const { store, host, repository, now } = context;
  const files = "files" in source.list ? source.list.files : null;
  const known: PullFacts = {
    number: source.number,
    title: pull.title,
    body: pull.body,
    author: pull.author,
    draft: pull.draft,
    headRef: pull.headRef,
    headSha: pull.headSha,
    headMessage: pull.headMessage,
    baseRef: pull.baseRef,
    approvals: pull.approvals,
    files,
    filesProblem: "problem" in source.list ? source.list.problem : null,
    linkedItems: await itemsOf(context, source.closes),
    declaredTrack: source.number === null ? null : await store.pullNotes.track(repository.id, source.number),
    overrides: source.number === null ? [] : await store.pullNotes.overrides(repository.id, source.number),
    allowances: await store.allowances.live(repository.id, now()),
    progress: [],
    claims: await store.claims.live(repository.id, now()),
    plan: rulebook.plan,
    ownership: rulebook.ownership,
    config: {
      ...rulebook.config,
      sessions: sessionsOf(rulebook.config, await store.sessions.all(repository.id)),
    },
    brought: files ? await broughtProblems(host, rulebook, files, pull.headSha) : [],
    now: now(),
  };
  const items = attribute(known).items;
  const needed = concernedItems(items, rulebook);
  return {
    ...known,
    progress: needed.length > items.length ? await progressFor(context, rulebook, needed) : [],
  };
}

export interface LoadedPull {
  pull: PullSnapshot;
  rulebook: Rulebook;
  facts: PullFacts;
}

/**
 * Loads a pull request anew: 1 request, 1 per 100 files, 1 where its items wait for others, and those of the
 * rule files where the base's tip was not loaded before. Null: there is no such pull request.
 */
export async function loadPullFacts(context: Context, number: number): Promise<LoadedPull | null> {
  const { store, host, now } = context;
  const pull = await host.pull(number);
  if (!pull) return null;
  const rulebook = await rulebookAt({ documents: store.documents, host, now: now() }, pull.baseTip);
  const list = await host.pullFiles(number, pull.changedFiles);
  const facts = await factsOf(context, rulebook, pull, { number, closes: pull.closes, list });
  return { pull, rulebook, facts };
}
