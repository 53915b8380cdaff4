import { explain } from "../../core/plan/explain/explain.js";
import { errorsOf } from "../../core/plan/lookup.js";
import { understand } from "../../core/plan/read.js";
import { json, type Outcome } from "../outcome.js";
import { documentsFor } from "./documents.js";
import { explainText } from "./explain-text.js";
import type { PlanOptions } from "./options.js";

/** `signalbox plan explain FILE…`. Problems stand at their lines, in the answer itself. */
export async function explainPlan(files: string[], options: PlanOptions): Promise<Outcome> {
  const documents = await documentsFor(files, options.as);
  const understood = understand(documents, { as: options.as });
  const explained = explain(documents, understood);
  const { plan } = understood.reading;
  return {
    stdout: options.json ? json({ documents: explained }) : explainText(explained, plan),
    stderr: "",
    code: errorsOf(plan.problems).length > 0 ? 1 : 0,
  };
}
