import { planProblemsReport } from "../../core/text/plan-problems.js";
import type { Context } from "../context.js";
import { ofNoPull } from "../ports/verdict-store.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { writeReport } from "../verdict/report.js";

/** A check on the commit of the default branch that broke the plan or the config, with the lines. */
export async function reportProblems(context: Context, rulebook: Rulebook): Promise<void> {
  const check = planProblemsReport(rulebook.problems, rulebook.outdated);
  await writeReport(
    context,
    {
      ...ofNoPull,
      subject: `commit:${rulebook.commit}`,
      number: null,
      headSha: rulebook.commit,
      baseRef: "",
      conclusion: check.conclusion,
    },
    { check, comment: null },
  );
}
