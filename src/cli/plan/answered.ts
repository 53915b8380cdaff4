import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan } from "../../core/plan/model.js";
import { type Outcome, problemLines } from "../outcome.js";

/** An answer about a plan: its problems on standard error, and exit code 1 where there are errors among them. */
export const answered = ({ problems }: Pick<Plan, "problems">, stdout: string): Outcome => ({
  stdout,
  stderr: problemLines(problems),
  code: errorsOf(problems).length > 0 ? 1 : 0,
});
