import type { DocumentKind, LastGood, RuleFiles } from "../app/ports/documents.js";
import { readRulebook } from "../app/rulebook/read-rulebook.js";
import type { Rulebook } from "../app/rulebook/rulebook.js";
import { configPath } from "../core/config/model.js";
import { lintOwners } from "../core/ownership/lint.js";
import type { Plan, Problem } from "../core/plan/model.js";
import { alone } from "../core/verdict/layers.js";
import type { BaseChanges, BroughtProblem, ChangedFile, PullFacts } from "../core/verdict/model.js";
import { pathsOf as pathsOfChanges } from "../core/verdict/paths.js";
import { type Base, baseOf } from "./git/base.js";
import { changesBetween, changesSince } from "./git/changes.js";
import { lastGoodAt } from "./git/last-good.js";
import { branchOf, commitOf, messageOf } from "./git/repository.js";
import { ruleFilesAt, ruleFilesOnDisk } from "./git/rule-files.js";

const nothingKept: LastGood = { config: [], plan: [], owners: [] };
const kinds: DocumentKind[] = ["config", "plan", "owners"];

/** The facts of the work in a work tree, and what is wrong with the rules that judge it. */
export interface LocalFacts {
  facts: PullFacts;
  base: Base;
  /** Problems of the documents at the base. */
  problems: Problem[];
  /** The config at the base is broken and was never good: nothing can be judged. */
  ruleless: boolean;
  /** Paths that the config names and that aren't there. */
  missing: string[];
}

/**
 * The rules at a commit. Where its config is broken, the newest good one of its history is in force, as in a
 * running App; a plan that never was good is taken as far as it can be read.
 */
async function rulesAt(root: string, commit: string) {
  const own = await ruleFilesAt(root, commit);
  if (readRulebook(own, nothingKept).outdated.length === 0) {
    return { rulebook: readRulebook(own, nothingKept), missing: own.missing, ruleless: false };
  }
  const { config: kept } = await lastGoodAt(root, own);
  const { config } = readRulebook(own, { ...nothingKept, config: kept });
  const files = await ruleFilesAt(root, commit, config);
  const { plan } = await lastGoodAt(root, files);
  const rulebook = readRulebook(files, {
    config: kept,
    plan: plan.length > 0 ? plan : textsOf(files),
    owners: [],
  });
  return {
    rulebook,
    missing: files.missing,
    ruleless: rulebook.outdated.includes("config") && kept.length === 0,
  };
}

function textsOf({ plans }: RuleFiles): LastGood["plan"] {
  return plans.flatMap(({ path, oid, text }) => (text === null ? [] : [{ path, oid, text }]));
}

function pathsOf({ files }: Rulebook, kind: DocumentKind): string[] {
  if (kind === "plan") return files.plans.map(({ path }) => path);
  const file = files[kind];
  return file ? [file.path] : [];
}

/** What the work breaks of the documents that rule the repository: errors, and any doubt about owners. */
function broughtBy(head: Rulebook, base: Rulebook, changed: readonly ChangedFile[]): BroughtProblem[] {
  const touched = new Set(pathsOfChanges(changed));
  const concerned = (kind: DocumentKind) =>
    pathsOf(head, kind).some((path) => touched.has(path) || !pathsOf(base, kind).includes(path));
  const owners =
    head.ownership.from === "file"
      ? lintOwners(head.ownership.rules, head.plan, head.config, head.ownership.source)
      : [];
  return kinds.filter(concerned).flatMap((kind) => {
    const worth = head.problems[kind].filter(({ severity }) => severity === "error" || kind === "owners");
    return [...worth, ...(kind === "owners" ? owners : [])].map((problem) => ({ ...problem, kind }));
  });
}

/** The plan of the work tree, where the work may have changed it. */
function planAfterOf(head: Rulebook, base: Rulebook, changed: readonly ChangedFile[]): Plan | null {
  const touched = new Set(pathsOfChanges(changed));
  const paths = [configPath, ...pathsOf(head, "plan"), ...pathsOf(base, "plan")];
  return paths.some((path) => touched.has(path)) ? { ...head.plan, problems: head.problems.plan } : null;
}

/** Reads everything that the verdict looks at from a work tree: no network, nothing written. */
export async function localFacts(
  root: string,
  options: { base: string | null; track: string | null; now: Date },
): Promise<LocalFacts> {
  const base = await baseOf(root, options.base);
  const { rulebook, missing, ruleless } = await rulesAt(root, base.tip);
  const changed = await changesSince(root, base.fork);
  const onDisk = await ruleFilesOnDisk(root);
  const head = readRulebook(onDisk, { ...nothingKept, plan: textsOf(onDisk) });
  const { plan, config, ownership } = rulebook;
  const facts: PullFacts = {
    number: null,
    title: "",
    body: "",
    author: null,
    draft: false,
    headRef: (await branchOf(root)) ?? "",
    headSha: "",
    baseRef: base.name,
    place: alone(base.name),
    headMessage: await headMessage(root, base),
    files: changed,
    filesProblem: null,
    linkedItems: [],
    declaredTrack: options.track,
    overrides: [],
    allowances: [],
    progress: plan.items.map(({ key, state }) => ({
      key,
      done: state === "done",
      issue: null,
      dropped: false,
    })),
    claims: [],
    approvals: [],
    intents: [],
    others: [],
    baseChanges: await changedOnBase(root, base),
    deliverables: new Map(),
    revertOf: null,
    plan,
    ownership,
    config,
    planBefore: null,
    planAfter: planAfterOf(head, rulebook, changed),
    ruleGuard: null,
    brought: broughtBy(head, rulebook, changed),
    now: options.now,
  };
  return { facts, base, problems: kinds.flatMap((kind) => rulebook.problems[kind]), ruleless, missing };
}

async function changedOnBase(root: string, base: Base): Promise<BaseChanges | null> {
  if (base.fork === base.tip) return null;
  const files = await changesBetween(root, base.fork, base.tip);
  return { commit: base.tip, paths: pathsOfChanges(files), problem: null };
}

/** The message of the work's last commit; none where nothing is committed since the base. */
async function headMessage(root: string, base: Base): Promise<string> {
  return (await commitOf(root, "HEAD")) === base.fork ? "" : messageOf(root, "HEAD");
}
