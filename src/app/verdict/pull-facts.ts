import type { AccountRef } from "../../core/actors/account.js";
import { compileOwners } from "../../core/ownership/match.js";
import { sessionsOf } from "../../core/sessions/merge.js";
import { finishedBelow, withDone } from "../../core/verdict/layers.js";
import type { PullFacts } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import { sharedPaths } from "../../core/verdict/shared-paths.js";
import { attribute } from "../../core/verdict/whose.js";
import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";
import { revertOf } from "../reverts/revert-of.js";
import { rulebookAt, rulebookOf, underTrunk } from "../rulebook/load-rulebook.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { baseChanges } from "./base-changes.js";
import { broughtDocuments } from "./brought.js";
import { closedItems } from "./closed-items.js";
import { loadPlace, type Placed } from "./load-place.js";
import { neededProgress } from "./needed-progress.js";
import { ownerApprovals } from "./owner-approvals.js";
import { refreshStack } from "./pull-stack.js";
import { ruleChanges } from "./rule-changes.js";
import { ruleGuardOf } from "./rule-guard.js";
import { rulesBefore } from "./rules-before.js";
import { aroundOf, type Surroundings } from "./surroundings.js";
import { touchedFiles } from "./touched-files.js";

/** The items and what they wait for: a change of any of these judges the pull request again. */
export function concernedItems(items: string[], rulebook: Rulebook): string[] {
  const waits = rulebook.plan.items
    .filter((item) => items.includes(item.key))
    .flatMap((item) => item.dependsOn);
  return [...new Set([...items, ...waits])];
}

export interface FactsSource {
  number: number | null;
  list: FileList;
  /** Look up how far items are, whatever is kept. */
  fresh: boolean;
  around: Surroundings;
  /** Accounts that pushed to the head; left out: nobody looked. */
  pushers?: readonly AccountRef[];
}

type Ruled = Pick<PullFacts, "brought" | "planBefore" | "planAfter" | "ruleGuard">;

/** What it does to the documents that rule the repository, and who stands behind that. */
async function ruledFacts(
  context: Context,
  rulebook: Rulebook,
  pull: Pick<PullSnapshot, "account" | "author" | "approved" | "headSha" | "baseTip">,
  { files, pushers }: { files: PullFacts["files"]; pushers: readonly AccountRef[] },
): Promise<Ruled> {
  if (files === null) return { brought: [], planBefore: null, planAfter: null, ruleGuard: null };
  const { host } = context;
  const { rulesAfter: after, ...known } = await broughtDocuments(host, rulebook, files, pull.headSha);
  if (rulebook.config.rules.rules === "off") return { ...known, planBefore: null, ruleGuard: null };
  const before = await rulesBefore(context, rulebook, pull, new Set(pathsOf(files)));
  const changes = await ruleChanges(host, rulebook, { files, before, after }, pull);
  const ruleGuard = await ruleGuardOf(context, rulebook, pull, { changes, pushers });
  return { ...known, planBefore: known.planAfter && before.plan, ruleGuard };
}

/** Everything that the rules may look at, once the pull request and its files are there. */
export async function factsOf(
  context: Context,
  rulebook: Rulebook,
  pull: Omit<PullSnapshot, "changedFiles" | "state" | "number" | "fromFork" | "mergeCommit" | "mergeParent">,
  { number, list, fresh, around, pushers }: FactsSource,
): Promise<PullFacts> {
  const { store, repository, now } = context;
  const files = "files" in list ? list.files : null;
  const deliverables = await closedItems(context, pull);
  const touched = sharedPaths(pathsOf(files ?? []), compileOwners(rulebook.ownership.rules));
  const { title, body, author, draft, headRef, headSha, headMessage, baseRef } = pull;
  const known: PullFacts = {
    number,
    ...{ title, body, author, draft, headRef, headSha, headMessage, baseRef },
    approvals: await ownerApprovals(context, rulebook, pull, files),
    files,
    filesProblem: "problem" in list ? list.problem : null,
    linkedItems: [...deliverables.keys()],
    deliverables,
    declaredTrack: number === null ? null : await store.pullNotes.track(repository.id, number),
    overrides: number === null ? [] : await store.pullNotes.overrides(repository.id, number),
    allowances: await store.allowances.live(repository.id, now()),
    intents: await store.intents.open(repository.id),
    place: around.place,
    others: around.others,
    baseChanges: await baseChanges(
      context,
      pull,
      touched.map(({ path }) => path),
    ),
    revertOf:
      number === null
        ? null
        : await revertOf(context, pull, { list, into: around.place.lands, config: rulebook.config }),
    progress: [],
    claims: await store.claims.live(repository.id, now()),
    plan: rulebook.plan,
    ownership: rulebook.ownership,
    config: {
      ...rulebook.config,
      sessions: sessionsOf(rulebook.config, await store.sessions.all(repository.id)),
    },
    ...(await ruledFacts(context, rulebook, pull, { files, pushers: pushers ?? [] })),
    ...(pushers && { pushers }),
    now: now(),
  };
  const progress = await neededProgress(context, rulebook, attribute(known).items, fresh);
  const finished = [...finishedBelow(around.below, known.claims), ...(await mergedOnTheWay(context, around))];
  return { ...known, progress: finished.length > 0 ? withDone(progress, finished) : progress };
}

/** Items that are not on the default branch yet, but on one that the pull request stands on: done as far as it can see. */
async function mergedOnTheWay({ store, repository }: Context, { way }: Surroundings): Promise<string[]> {
  if (way.length === 0) return [];
  const merged = await store.mergedItems.all(repository.id);
  return merged.filter(({ branch }) => way.includes(branch)).map(({ itemKey }) => itemKey);
}

export interface LoadedPull {
  pull: PullSnapshot;
  rulebook: Rulebook;
  facts: PullFacts;
  placed: Placed;
}

/**
 * Loads a pull request anew: 1 request, 1 for its files where head or base moved (and 1 per 100 beyond 300), 1 where shared
 * files may have changed on the base, 1 where an owner's approval saw another head, those of the rule files where the tip of the default branch or of its trunk was not
 * loaded before, and 1 where it's not known of a branch whether it is a trunk. Null: there is no such pull request, or
 * it isn't open and only an open one is wanted.
 */
export async function loadPullFacts(
  context: Context,
  number: number,
  options: { fresh?: boolean; openOnly?: boolean } = {},
): Promise<LoadedPull | null> {
  const { store, host, repository, now } = context;
  const pull = await host.pull(number);
  const { fresh = false, openOnly = false } = options;
  if (!pull || (openOnly && pull.state !== "open")) return null;
  if (fresh) await refreshStack(context, number);
  const deps = { documents: store.documents, host, now: now() };
  const { name, tip } = pull.defaultBranch ?? {};
  const main = await (tip ? rulebookAt(deps, tip) : rulebookOf(deps, repository.defaultBranch));
  const placed = await loadPlace(
    context,
    pull,
    { name: name ?? repository.defaultBranch, tip: main.commit },
    main.config,
  );
  const rulebook = await underTrunk(deps, main, placed.trunkTip);
  const list = await touchedFiles(context, pull);
  const facts = await factsOf(context, rulebook, pull, { number, list, fresh, around: aroundOf(placed) });
  return { pull, rulebook, facts, placed };
}
