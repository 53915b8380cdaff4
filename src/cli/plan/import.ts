import { readPlan } from "../../core/plan/read.js";
import { yamlOf } from "../../core/plan/yaml/write.js";
import { json, type Outcome } from "../outcome.js";
import { answered } from "./answered.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";

/** `signalbox plan import FILE… > plan.yml`. A plan with errors is printed too: what is wrong is on standard error. */
export async function importPlan(files: string[], options: PlanOptions): Promise<Outcome> {
  const plan = readPlan(await documentsFor(files, options.as), { as: options.as });
  const yaml = yamlOf(plan);
  return answered(plan, options.json ? json({ yaml, problems: plan.problems }) : yaml);
}
