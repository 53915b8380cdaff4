import { configPath, defaultOwnersPath, defaultPlanPaths } from "../../core/config/model.js";
import { readConfig } from "../../core/config/read.js";
import { parseOwners } from "../../core/ownership/parse.js";
import type { Document, Problem } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { unreadableText } from "../../core/text/documents.js";
import type { BroughtProblem, ChangedFile } from "../../core/verdict/model.js";
import type { GitHubRepository } from "../ports/github.js";
import type { Rulebook } from "../rulebook/rulebook.js";

type Kind = BroughtProblem["kind"];

function documentPaths(rulebook: Rulebook): Record<Kind, string[]> {
  const { config, files } = rulebook;
  const planPaths = config.plan.length > 0 ? config.plan : defaultPlanPaths;
  return {
    config: [configPath],
    owners: [files.owners?.path ?? config.owners ?? defaultOwnersPath],
    plan: [...new Set([...files.plans.map((plan) => plan.path), ...planPaths])],
  };
}

/** The plan as it would be after the merge: unchanged documents from the base, changed ones from the head. */
function mergedPlan(rulebook: Rulebook, changed: Map<string, string>): Document[] {
  const kept = rulebook.files.plans
    .filter((plan) => !changed.has(plan.path) && plan.text !== null)
    .map((plan) => ({ path: plan.path, text: plan.text ?? "" }));
  return [...kept, ...[...changed].map(([path, text]) => ({ path, text }))];
}

/**
 * Problems that a pull request brings into the documents that rule the repository: they fail its check with the
 * line, since after the merge the last good document would stay in force. 1 request per such document.
 */
export async function broughtProblems(
  host: Pick<GitHubRepository, "file">,
  rulebook: Rulebook,
  files: ChangedFile[],
  headSha: string,
): Promise<BroughtProblem[]> {
  const touched = new Set(files.filter((file) => file.status !== "removed").map((file) => file.path));
  const paths = documentPaths(rulebook);
  const problems: BroughtProblem[] = [];
  const texts: Record<Kind, Map<string, string>> = { config: new Map(), owners: new Map(), plan: new Map() };
  for (const kind of ["config", "owners", "plan"] as const) {
    for (const path of paths[kind].filter((one) => touched.has(one))) {
      const file = await host.file(headSha, path);
      if (!file) continue;
      if (file.text !== null) texts[kind].set(path, file.text);
      else {
        const message = unreadableText(file.size);
        problems.push({ kind, severity: "error", code: "too-large", message, file: path, line: 0 });
      }
    }
  }
  const found: [Kind, Problem[]][] = [
    ...[...texts.config].map(([path, text]): [Kind, Problem[]] => [
      "config",
      readConfig(text, path).problems,
    ]),
    ...[...texts.owners].map(([path, text]): [Kind, Problem[]] => [
      "owners",
      parseOwners(text, path).problems,
    ]),
    ["plan", texts.plan.size > 0 ? readPlan(mergedPlan(rulebook, texts.plan)).problems : []],
  ];
  // A warning of a plan is no reason to comment on a pull request; a bad ownership line is.
  const worth = (kind: Kind, problem: Problem) => problem.severity === "error" || kind !== "plan";
  return [
    ...problems,
    ...found.flatMap(([kind, list]) =>
      list.filter((problem) => worth(kind, problem)).map((problem) => ({ ...problem, kind })),
    ),
  ];
}
