import type { DocumentKind, RepositoryFile, RuleFiles } from "../app/ports/documents.js";
import { GitHubProblem } from "../app/ports/github-problem.js";
import { configOf } from "../core/config/config-of.js";
import { isGlob } from "../core/config/glob.js";
import { type Config, configPath, defaultOwnersPath, defaultPlanPaths } from "../core/config/model.js";
import { ruleFilePaths } from "../core/config/rule-files.js";
import { errorsOf } from "../core/plan/lookup.js";
import type { Problem, ProblemCode } from "../core/plan/model.js";
import { noSuchFile, notRegular, treeTooLarge } from "../core/text/rule-files.js";
import { filesAt } from "./files-at.js";
import type { Seat } from "./seat.js";
import { treePaths } from "./tree-paths.js";

type Paths = Pick<Config, "plan" | "owners">;
type FileProblem = Problem & { kind: DocumentKind };

/**
 * The rule files at a branch or commit: 1 request where the config names no paths, 2 where it does, 3 where it
 * names globs. While the config there is broken, the given paths count; `always`: whatever the config there says.
 * Throws a `GitHubProblem` (`missing`) where there is no such branch or commit.
 */
export async function ruleFiles(
  seat: Seat,
  ref: string,
  paths: Paths | null,
  when: "broken" | "always" = "broken",
): Promise<RuleFiles> {
  const first = await filesAt(seat, ref, [configPath, defaultOwnersPath, ...defaultPlanPaths]);
  if (!first) {
    throw new GitHubProblem("missing", `There is no branch or commit ${ref}, or the repository is empty.`);
  }
  const { commit } = first;
  const known = new Map(first.files.map((file) => [file.path, file]));
  const config = known.get(configPath) ?? null;
  const named = when === "always" && paths ? paths : pathsOf(config, paths);
  const wanted = [...named.plan, ...(named.owners === null ? [] : [named.owners])].map(withoutDot);

  const problems: FileProblem[] = [];
  const globs = named.plan.filter(isGlob);
  const tree = globs.length > 0 ? await treePaths(seat, commit) : { paths: [], complete: true };
  if (!tree.complete) problems.push(problemOf("plan", "too-large", treeTooLarge(globs)));

  const listed = new Set(tree.paths);
  const inTree = ruleFilePaths(named, tree.paths);
  const unread = [...new Set([...wanted.filter((path) => !isGlob(path)), ...inTree.plans])].filter(
    (path) => !known.has(path) && (listed.size === 0 || !tree.complete || listed.has(path)),
  );
  if (unread.length > 0) {
    const second = await filesAt(seat, commit, unread);
    for (const file of second?.files ?? []) known.set(file.path, file);
  }

  const chosen = ruleFilePaths(named, [...known.keys()]);
  // A usual place that something else was found instead of is nobody's business.
  const needed = {
    config: true,
    owners: named.owners === null,
    plan: named.plan.length === 0 && !chosen.plans[0],
  };
  for (const path of first.irregular) {
    const kind = kindOf(path);
    if (needed[kind]) problems.push(problemOf(kind, "unreadable", notRegular(path), path));
  }
  for (const path of chosen.missing) {
    const kind = path === named.owners ? "owners" : "plan";
    if (tree.complete || !isGlob(path)) problems.push(problemOf(kind, "unreadable", noSuchFile(path)));
  }
  return {
    commit,
    config,
    owners: chosen.owners === null ? null : (known.get(chosen.owners) ?? null),
    plans: chosen.plans.map((path) => known.get(path)).filter((file) => file !== undefined),
    ...(problems.length > 0 && { problems }),
  };
}

/** The paths that the config names; those in force while it is broken. */
function pathsOf(config: RepositoryFile | null, inForce: Paths | null): Paths {
  const read = configOf(config?.text == null ? null : { path: configPath, text: config.text });
  const broken = (config !== null && config.text === null) || errorsOf(read.problems).length > 0;
  return broken && inForce ? inForce : read.config;
}

function problemOf(
  kind: DocumentKind,
  code: ProblemCode,
  message: string,
  file: string = configPath,
): FileProblem {
  return { kind, severity: "error", code, message, file, line: 0 };
}

/** Of the usual places. */
function kindOf(path: string): DocumentKind {
  if (path === configPath) return "config";
  return path === defaultOwnersPath ? "owners" : "plan";
}

function withoutDot(path: string): string {
  return path.replace(/^\.\//, "");
}
