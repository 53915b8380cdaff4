import { diffPlans } from "../../core/plan/diff/diff-plans.js";
import type { Document, Plan } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { changeLine } from "../../core/text/plan-diff.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";
import { documentsAt, isRevision } from "./revision.js";

/** `signalbox plan diff OLD NEW` */
export async function planDiff(before: string, after: string, options: PlanOptions): Promise<Outcome> {
  const [old, current] = [await planAt(before, options.as), await planAt(after, options.as)];
  const changes = diffPlans(old, current);
  const text = changes.map((change) => `${visible(changeLine(change)).replaceAll("\n", " ")}\n`).join("");
  return {
    stdout: options.json ? json({ changes }) : text || "The same plan.\n",
    stderr: "",
    code: changes.length > 0 ? 1 : 0,
  };
}

async function planAt(place: string, as: string | undefined): Promise<Plan> {
  const documents: Document[] = (await isRevision(place))
    ? await documentsAt(process.cwd(), place, as)
    : await documentsFor([place], as);
  return readPlan(documents, { as });
}
