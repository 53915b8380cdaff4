import { readPlan } from "../../core/plan/read.js";
import { json, type Outcome } from "../outcome.js";
import { answered } from "./answered.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";
import { summary } from "./summary.js";

/** `signalbox plan lint FILE…` */
export async function lintPlan(files: string[], options: PlanOptions): Promise<Outcome> {
  const plan = readPlan(await documentsFor(files, options.as), { as: options.as });
  return answered(plan, options.json ? json({ problems: plan.problems }) : `${summary(plan)}\n`);
}
