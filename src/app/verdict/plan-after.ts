import { type Config, configPath } from "../../core/config/model.js";
import { ruleFilePaths } from "../../core/config/rule-files.js";
import type { Plan, Problem } from "../../core/plan/model.js";
import { noSuchFile } from "../../core/text/rule-files.js";
import type { ChangedFile } from "../../core/verdict/model.js";
import type { RepositoryFile } from "../ports/documents.js";
import type { GitHubRepository } from "../ports/github.js";
import { planOf } from "../rulebook/plan-of.js";
import { readable } from "../rulebook/readable.js";
import type { Rulebook } from "../rulebook/rulebook.js";

/** Paths that are there after a change, and those that are not any more. */
export interface Touched {
  there: ReadonlySet<string>;
  gone: ReadonlySet<string>;
}

export function touchedBy(files: readonly ChangedFile[]): Touched {
  const there = files.filter(({ status }) => status !== "removed").map(({ path }) => path);
  const left = files.flatMap(({ path, previousPath, status }) =>
    status === "removed" ? [path] : (previousPath ?? []),
  );
  return { there: new Set(there), gone: new Set(left.filter((path) => !there.includes(path))) };
}

interface Chosen {
  files: RepositoryFile[];
  problems: Problem[];
}

/**
 * The plan as it would be after the merge: documents that the pull request leaves alone from the base, the others from
 * the head. 1 request per changed document; 1 to 3 where the pull request changes which documents are the plan. Null:
 * it has nothing to do with the plan.
 */
export async function planAfter(
  host: Pick<GitHubRepository, "file" | "ruleFiles">,
  rulebook: Rulebook,
  { touched, config, headSha }: { touched: Touched; config: Config; headSha: string },
): Promise<Plan | null> {
  const before = rulebook.files.plans.map(({ path }) => path);
  const present = [...new Set([...before.filter((path) => !touched.gone.has(path)), ...touched.there])];
  const { plans, missing } = ruleFilePaths({ plan: config.plan, owners: null }, present);
  const others = othersMayCome(rulebook, config, before, touched);
  const same = plans.join("\n") === before.join("\n");
  if (!others && same && !plans.some((path) => touched.there.has(path))) return null;
  const chosen = others
    ? await fromHead(host, rulebook, touched, headSha)
    : {
        files: await textsOf(host, rulebook, plans, touched, headSha),
        problems: missing.map(missingProblem),
      };
  const { documents, problems } = readable(chosen.files);
  const plan = planOf(documents);
  return { ...plan, problems: [...chosen.problems, ...problems, ...plan.problems] };
}

/** Whether documents may come into force that neither the base's plan nor the pull request holds. */
function othersMayCome(
  rulebook: Rulebook,
  { plan }: Config,
  before: readonly string[],
  { gone }: Touched,
): boolean {
  if (plan.join("\n") !== rulebook.config.plan.join("\n")) return true;
  return plan.length === 0 && before.some((path) => gone.has(path));
}

/** As the head has them; those that the pull request leaves alone as the base has them. */
async function fromHead(
  host: Pick<GitHubRepository, "ruleFiles">,
  rulebook: Rulebook,
  { there }: Touched,
  headSha: string,
): Promise<Chosen> {
  const { plans, problems = [] } = await host.ruleFiles(headSha, rulebook.config);
  const base = new Map(rulebook.files.plans.map((file) => [file.path, file]));
  return {
    files: plans.map((file) => (there.has(file.path) ? file : (base.get(file.path) ?? file))),
    problems: problems.flatMap(({ kind, ...problem }) => (kind === "plan" ? [problem] : [])),
  };
}

async function textsOf(
  host: Pick<GitHubRepository, "file">,
  rulebook: Rulebook,
  paths: readonly string[],
  { there }: Touched,
  headSha: string,
): Promise<RepositoryFile[]> {
  const files: RepositoryFile[] = [];
  for (const path of paths) {
    const file = there.has(path)
      ? await host.file(headSha, path)
      : rulebook.files.plans.find((one) => one.path === path);
    if (file) files.push(file);
  }
  return files;
}

const missingProblem = (path: string): Problem => ({
  severity: "error",
  code: "unreadable",
  message: noSuchFile(path),
  file: configPath,
  line: 0,
});
