import { defaultConfig } from "../core/config/read.js";
import { lintOwners } from "../core/ownership/lint.js";
import { emptyPlan, type Problem } from "../core/plan/model.js";
import { localOwners } from "./local-owners.js";
import { json, type Outcome, problemLines } from "./outcome.js";

/**
 * `signalbox owners lint`: bad lines as errors; names that neither plan nor config knows as warnings, where
 * there is a plan or a config that could know them.
 */
export async function lintOwnersFile(
  folder: string,
  file: string | null,
  options: { json?: boolean },
): Promise<Outcome> {
  const { ownership, rulebook, problems: hidden } = await localOwners(folder, file);
  const plan = rulebook?.plan ?? emptyPlan;
  const config = rulebook?.config ?? defaultConfig();
  const known =
    plan.items.length + plan.tracks.length + plan.sessions.length + Object.keys(config.sessions).length;
  const unknown = known > 0 ? lintOwners(ownership.rules, plan, config, ownership.source) : [];
  const problems: Problem[] = [...ownership.problems, ...unknown].sort((a, b) => a.line - b.line);
  const failed = problems.some(({ severity }) => severity === "error");
  const fine = `${ownership.source}: ${ownership.rules.length} rules, no problems\n`;
  const text = problems.length === 0 ? fine : problemLines(problems);
  return {
    stdout: options.json ? json({ problems }) : text,
    stderr: problemLines(hidden),
    code: failed ? 1 : 0,
  };
}
