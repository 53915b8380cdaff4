import { configPath } from "../../core/config/model.js";
import { readConfig } from "../../core/config/read.js";
import { ownersPathOf } from "../../core/config/rule-files.js";
import { parseOwners } from "../../core/ownership/parse.js";
import { errorsOf } from "../../core/plan/lookup.js";
import type { Document, Plan, Problem } from "../../core/plan/model.js";
import type { BroughtProblem, ChangedFile } from "../../core/verdict/model.js";
import type { GitHubRepository } from "../ports/github.js";
import { readable } from "../rulebook/readable.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { planAfter, type Touched, touchedBy } from "./plan-after.js";
import type { RulesAfter } from "./rule-changes.js";

/** What a pull request does to the documents that rule the repository. */
export interface Brought {
  /**
   * Problems that it brings into them: they fail its check with the line, since after the merge the last good document
   * would stay in force.
   */
  brought: BroughtProblem[];
  /** Null: it has nothing to do with the plan. */
  planAfter: Plan | null;
  /** What would be in force after the merge. */
  rulesAfter: RulesAfter;
}

type Host = Pick<GitHubRepository, "file" | "ruleFiles">;

/**
 * Reads the rule documents that a pull request changes: 1 request each, and 1 where its config names another ownership file
 * that it leaves alone; see `planAfter` for where more are needed.
 */
export async function broughtDocuments(
  host: Host,
  rulebook: Rulebook,
  files: readonly ChangedFile[],
  headSha: string,
): Promise<Brought> {
  const touched = touchedBy(files);
  const ownersPath = rulebook.files.owners?.path ?? ownersPathOf(rulebook.config);
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
  const newPath = ownersPathOf(config);
  const ownersAfter =
    newPath === ownersPath
      ? keptOwners(rulebook, touched, ownOwners, ownersPath)
      : await otherOwners(host, touched, headSha, newPath);
  const irregular = ({ text, problems }: typeof nothing, path: string) =>
    touched.there.has(path) && text === null && problems.length === 0 ? [path] : [];
  return {
    brought: [
      ...withKind("config", configProblems),
      ...withKind("owners", [...ownOwners.problems, ...owners]),
      // A warning of a plan is no reason to comment on a pull request; a bad ownership line is.
      ...withKind("plan", errorsOf(after?.problems ?? [])),
    ],
    planAfter: after,
    rulesAfter: {
      config,
      owners: ownersAfter,
      plan: planInForce(rulebook, after),
      ownersPaths: [ownersPath, newPath],
      planPaths: [
        ...rulebook.files.plans.map(({ path }) => path),
        ...(after?.sources ?? []).map(({ path }) => path),
      ],
      unreadable: [...irregular(ownConfig, configPath), ...irregular(ownOwners, ownersPath)],
    },
  };
}

/** The ownership file at the path where it is: one that can't be read leaves the last good one in force. */
function keptOwners(
  { files }: Rulebook,
  { gone }: Touched,
  own: typeof nothing,
  path: string,
): Document | null {
  if (own.text !== null) return { path, text: own.text };
  if (gone.has(path)) return null;
  return files.owners && files.owners.text !== null ? { path, text: files.owners.text } : null;
}

/** The file that another config names, at the head. */
async function otherOwners(
  host: Host,
  { gone }: Touched,
  headSha: string,
  path: string,
): Promise<Document | null> {
  if (gone.has(path)) return null;
  const { text } = await changedText(host, headSha, path);
  return text === null ? null : { path, text };
}

/** A plan with errors leaves the last good one in force, where there is one. */
function planInForce({ plan, files }: Rulebook, after: Plan | null): Plan {
  if (after === null) return plan;
  return errorsOf(after.problems).length > 0 && files.plans.length > 0 ? plan : after;
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
