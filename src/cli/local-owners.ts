import { join, resolve } from "node:path";
import { readRulebook } from "../app/rulebook/read-rulebook.js";
import type { Rulebook } from "../app/rulebook/rulebook.js";
import { defaultOwnersPath } from "../core/config/model.js";
import type { Ownership } from "../core/ownership/model.js";
import { parseOwners } from "../core/ownership/parse.js";
import type { Problem } from "../core/plan/model.js";
import { noOwnersSource } from "../core/text/owners.js";
import { CannotAnswer } from "./exit.js";
import { workTreeOf } from "./git/repository.js";
import { ruleFilesOnDisk } from "./git/rule-files.js";
import { textFile } from "./text-file.js";

/** Who owns what in a folder, and the rules around it where it is a repository. */
export interface LocalOwners {
  ownership: Ownership;
  /** Null outside of a repository. */
  rulebook: Rulebook | null;
  /** Errors of config and plan, which may hide owners. */
  problems: Problem[];
}

/** The rules in a work tree, as they lie there. */
async function rulebookIn(folder: string): Promise<Rulebook | null> {
  const root = await workTreeOf(folder);
  if (root === null) return null;
  const files = await ruleFilesOnDisk(root);
  // A plan with errors still says who owns what; the errors are told beside it.
  const plan = files.plans.flatMap(({ path, oid, text }) => (text === null ? [] : [{ path, oid, text }]));
  return readRulebook(files, { config: [], plan, owners: [] });
}

/**
 * The ownership that holds in `folder`: of `file`, if one is named; else of its repository. Throws CannotAnswer
 * where nothing says who owns what.
 */
export async function localOwners(folder: string, file: string | null): Promise<LocalOwners> {
  const rulebook = await rulebookIn(folder);
  if (file !== null) {
    const parsed = parseOwners(await textFile(file === "-" ? file : resolve(folder, file)), file);
    return { ownership: { source: file, from: "file", ...parsed }, rulebook, problems: [] };
  }
  if (rulebook === null) return { ownership: await ownersBeside(folder), rulebook, problems: [] };
  const { ownership } = rulebook;
  const problems = [...rulebook.problems.config, ...rulebook.problems.plan].filter(
    ({ severity }) => severity === "error",
  );
  if (ownership.rules.length === 0 && ownership.problems.length === 0 && rulebook.files.owners === null) {
    throw new CannotAnswer(noOwnersSource(rulebook.config.owners ?? defaultOwnersPath));
  }
  return { ownership, rulebook, problems };
}

/** The ownership file of a folder that is no repository. */
async function ownersBeside(folder: string): Promise<Ownership> {
  const source = defaultOwnersPath;
  const text = await textFile(join(folder, source)).catch(() => {
    throw new CannotAnswer(noOwnersSource(source));
  });
  return { source, from: "file", ...parseOwners(text, source) };
}
