import { configOf } from "../../core/config/config-of.js";
import { ownershipOf } from "../../core/ownership/ownership-of.js";
import { rulesOf } from "../../core/ownership/rules-of.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan } from "../../core/plan/model.js";
import type { DocumentKind, LastGood, RepositoryFile, RuleFiles } from "../ports/documents.js";
import { planOf } from "./plan-of.js";
import { readable } from "./readable.js";
import type { Rulebook } from "./rulebook.js";

/** The readable files, with the problems of documents that could not be had at all. */
function readableOf(kind: DocumentKind, found: RepositoryFile[], files: RuleFiles) {
  const missing = (files.problems ?? []).filter((problem) => problem.kind === kind);
  const { documents, problems } = readable(found);
  return { documents, problems: [...missing.map(({ kind: _, ...problem }) => problem), ...problems] };
}

function one(file: RepositoryFile | null): RepositoryFile[] {
  return file ? [file] : [];
}

/**
 * Reads the rule files of a commit. A document with errors is not taken: the last good one stays in force and
 * the errors are in `problems`. Pure.
 */
export function readRulebook(files: RuleFiles, lastGood: LastGood): Rulebook {
  const outdated: DocumentKind[] = [];

  const configFile = readableOf("config", one(files.config), files);
  const newConfig = configOf(configFile.documents[0] ?? null);
  const configProblems = [...configFile.problems, ...newConfig.problems];
  let config = newConfig.config;
  if (errorsOf(configProblems).length > 0) {
    outdated.push("config");
    config = configOf(lastGood.config[0] ?? null).config;
  }

  const planFiles = readableOf("plan", files.plans, files);
  const newPlan = planOf(planFiles.documents);
  const planProblems = [...planFiles.problems, ...newPlan.problems];
  let plan: Plan = newPlan;
  if (errorsOf(planProblems).length > 0) {
    outdated.push("plan");
    // Where there never was a good one, what can be read of it still says whose files are whose.
    if (lastGood.plan.length > 0) plan = planOf(lastGood.plan);
  }

  const ownersFile = readableOf("owners", one(files.owners), files);
  const file = ownersFile.documents[0] ?? (ownersFile.problems.length > 0 ? lastGood.owners[0] : undefined);
  const ownership = ownershipOf({ file: file ?? null, plan, config });
  const ownersProblems = file ? rulesOf(file).problems : [];

  return {
    commit: files.commit,
    config,
    plan,
    ownership,
    problems: {
      config: configProblems,
      plan: planProblems,
      owners: [...ownersFile.problems, ...ownersProblems],
    },
    outdated,
    files,
  };
}

/** The documents of these files that are good, to be kept as the last good ones; broken kinds are left out. */
export function goodDocuments(files: RuleFiles, rulebook: Rulebook): Partial<LastGood> {
  const kinds: [DocumentKind, RepositoryFile[]][] = [
    ["config", one(files.config)],
    ["plan", files.plans],
    ["owners", one(files.owners)],
  ];
  return Object.fromEntries(
    kinds
      .filter(
        ([kind, found]) => !rulebook.outdated.includes(kind) && found.every((file) => file.text !== null),
      )
      .map(([kind, found]) => [kind, readable(found).documents]),
  );
}
