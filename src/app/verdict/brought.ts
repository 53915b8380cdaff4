import { configPath, defaultOwnersPath } from "../../core/config/model.js";
import { readConfig } from "../../core/config/read.js";
import { parseOwners } from "../../core/ownership/parse.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan, Problem } from "../../core/plan/model.js";
import type { BroughtProblem, ChangedFile } from "../../core/verdict/model.js";
import type { GitHubRepository } from "../ports/github.js";
import { readable } from "../rulebook/readable.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { planAfter, touchedBy } from "./plan-after.js";

/** What a pull request does to the documents that rule the repository. */
export interface Brought {
  /**
   * Problems that it brings into them: they fail its check with the line, since after the merge the last good document
   * would stay in force.
   */
  brought: BroughtProblem[];
  /** Null: it has nothing to do with the plan. */
  planAfter: Plan | null;
}

type Host = Pick<GitHubRepository, "file" | "ruleFiles">;

/** Reads the rule documents that a pull request changes: 1 request each; see `planAfter` for where more are needed. */
export async function broughtDocuments(
  host: Host,
  rulebook: Rulebook,
  files: readonly ChangedFile[],
  headSha: string,
): Promise<Brought> {
  const touched = touchedBy(files);
  const ownersPath = rulebook.files.owners?.path ?? rulebook.config.owners ?? defaultOwnersPath;
  const textOf = (path: string) =>
    touched.there.has(path) ? changedText(host, headSha, path) : Promise.resolve(nothing);

  const ownConfig = await textOf(configPath);
  const read = readConfig(ownConfig.text, configPath);
  const configProblems = [...ownConfig.problems, ...read.problems];
  const kept = errorsOf(configProblems).length > 0;
  const isNew = ownConfig.text !== null || touched.gone.has(configPath);
  const config = isNew && !kept ? read.config : rulebook.config;

  const ownOwners = await textOf(ownersPath);
  const owners = ownOwners.text === null ? [] : parseOwners(ownOwners.text, ownersPath).problems;

  const after = await planAfter(host, rulebook, { touched, config, headSha });
  return {
    brought: [
      ...withKind("config", configProblems),
      ...withKind("owners", [...ownOwners.problems, ...owners]),
      // A warning of a plan is no reason to comment on a pull request; a bad ownership line is.
      ...withKind("plan", errorsOf(after?.problems ?? [])),
    ],
    planAfter: after,
  };
}

const nothing: { text: string | null; problems: Problem[] } = { text: null, problems: [] };

/** A document as the head has it. */
async function changedText(host: Host, headSha: string, path: string): Promise<typeof nothing> {
  const file = await host.file(headSha, path);
  const { documents, problems } = readable(file ? [file] : []);
  return { text: documents[0]?.text ?? null, problems };
}

const withKind = (kind: BroughtProblem["kind"], problems: readonly Problem[]): BroughtProblem[] =>
  problems.map((problem) => ({ ...problem, kind }));
