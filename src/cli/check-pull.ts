import { askApi } from "./api-client.js";
import { CannotAnswer } from "./exit.js";
import { type Explained, explainText } from "./explain-text.js";
import { workTreeOf } from "./git/repository.js";
import { repositoryName } from "./git/repository-name.js";
import { json, type Outcome } from "./outcome.js";
import { textFile } from "./text-file.js";

export interface PullOptions {
  pr?: string;
  explain?: boolean;
  withOwners?: string;
  withPlan?: string;
  repo?: string;
  url?: string;
  json?: boolean;
}

const codes = { success: 0, neutral: 0, failure: 1, unknown: 2 } as const;

const document = async (path: string | undefined) =>
  path === undefined ? null : { path: path === "-" ? "stdin" : path, text: await textFile(path) };

/** `signalbox check --pr N`: the verdict as the running App gives it, or would under other rules. Throws CannotAnswer. */
export async function checkPull(
  folder: string,
  options: PullOptions,
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  if (!/^[1-9]\d{0,9}$/.test(options.pr ?? ""))
    throw new CannotAnswer(`--pr ${options.pr}: write the number of a pull request, such as 12`);
  const root = await workTreeOf(folder);
  const repo = await repositoryName(root, options.repo, environment);
  const body = { owners: await document(options.withOwners), plan: await document(options.withPlan) };
  const request = { method: "POST", path: `/pulls/${options.pr}/explain`, body } as const;
  const answer = (await askApi({ repo, url: options.url }, environment, request)) as Explained;
  const { verdict } = answer.explanation;
  return {
    stdout: options.json ? json(answer) : explainText(answer, options.explain ?? false),
    stderr: "",
    code: codes[verdict.conclusion],
  };
}
