import { pullStatusText } from "../../core/text/pull-status.js";
import { evaluate } from "../../core/verdict/evaluate.js";
import type { Answer } from "../answer.js";
import type { Context } from "../context.js";
import { pullWork } from "../work/follow-up.js";
import { loadPullFacts } from "./pull-facts.js";

/** `/status` on a pull request: whose it is and what its check says; the check itself follows suit. */
export async function pullStatus(context: Context, number: number): Promise<Answer> {
  const loaded = await loadPullFacts(context, number);
  const work = [pullWork(context.repository.id, number)];
  if (!loaded) return { ok: false, reply: null, work };
  return { ok: true, reply: pullStatusText(evaluate(loaded.facts)), work };
}
