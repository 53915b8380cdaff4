import { evaluate } from "../core/verdict/evaluate.js";
import type { Verdict } from "../core/verdict/model.js";
import { type LocalFacts, localFacts } from "./check-facts.js";
import { checkText } from "./check-text.js";
import { CannotAnswer } from "./exit.js";
import { requireWorkTree } from "./git/repository.js";
import { json, type Outcome, problemLines } from "./outcome.js";

export interface CheckOptions {
  base?: string;
  track?: string;
  json?: boolean;
}

const codes = { success: 0, neutral: 0, failure: 1, unknown: 2 } as const;

/** What no work tree shows: claims, announcements and other pull requests are the App's to know. */
const unseen = { claim: "off", shared: "off", overlap: "off", done: "off", rules: "off" } as const;

/** A base without any good config can't judge: unknown is said, never a pass. */
function judge({ facts, ruleless }: LocalFacts): Verdict {
  const { config } = facts;
  const verdict = evaluate({ ...facts, config: { ...config, rules: { ...config.rules, ...unseen } } });
  if (!ruleless) return verdict;
  return {
    ...verdict,
    conclusion: "unknown",
    title: `Unknown: the config of ${facts.baseRef} can't be read`,
  };
}

/** `signalbox check`: the verdict of the work tree that holds `folder`. Throws CannotAnswer without one. */
export async function checkWork(folder: string, options: CheckOptions, now: Date): Promise<Outcome> {
  const root = await requireWorkTree(folder);
  const local = await localFacts(root, { base: options.base ?? null, track: options.track ?? null, now });
  const verdict = judge(local);
  const { facts } = local;
  if (facts.declaredTrack !== null && verdict.attribution.by !== "declared") {
    const refused = verdict.findings.find(({ rule, path }) => rule === "facts" && path === null);
    throw new CannotAnswer([refused?.message, refused?.todo].join(" "));
  }
  const missing = local.missing.map(
    (path) => `${facts.baseRef}: the config names ${path}, which is not there\n`,
  );
  const atBase = problemLines(local.problems.filter(({ severity }) => severity === "error"));
  const { conclusion, title, findings } = verdict;
  const answer = {
    conclusion,
    title,
    findings: findings.map(({ rule, severity, path, owners, message, todo }) => ({
      rule,
      severity,
      path,
      owners,
      message,
      todo,
    })),
  };
  return {
    stdout: options.json ? json(answer) : checkText(verdict, facts),
    stderr: missing.join("") + atBase,
    code: codes[conclusion],
  };
}
