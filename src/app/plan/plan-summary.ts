import { planSummaryText } from "../../core/text/plan-summary.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { rulebookOf } from "../rulebook/load-rulebook.js";
import { boardWork } from "../work/follow-up.js";

/** `/plan`: what the plan on the default branch comes to; the board follows it anew. */
export async function planSummary(context: Context): Promise<Answer> {
  const { store, host, repository, now } = context;
  const deps = { documents: store.documents, host, now: now() };
  const rulebook = await rulebookOf(deps, repository.defaultBranch);
  return {
    ok: true,
    reply: planSummaryText(rulebook.plan, rulebook.problems.plan, rulebook.outdated.includes("plan")),
    work: [boardWork(repository.id)],
  };
}
