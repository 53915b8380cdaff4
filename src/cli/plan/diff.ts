import { planPreview } from "../../core/plan/diff/preview.js";
import type { Document, Plan } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { changeLine } from "../../core/text/plan-diff.js";
import { json, type Outcome } from "../outcome.js";
import { visible } from "../output.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";
import { previewLines } from "./preview-lines.js";
import { documentsAt, isRevision } from "./revision.js";

/** `signalbox plan diff OLD NEW` */
export async function planDiff(before: string, after: string, options: PlanOptions): Promise<Outcome> {
  const [old, current] = [await planAt(before, options.as), await planAt(after, options.as)];
  const preview = planPreview(old, current);
  const same = preview.changes.length === 0;
  const text = same
    ? "The same plan.\n"
    : `${linesOf(preview.changes.map(changeLine))}\n${linesOf(previewLines(preview))}`;
  return { stdout: options.json ? json(preview) : text, stderr: "", code: same ? 0 : 1 };
}

const linesOf = (lines: readonly string[]): string =>
  lines.map((line) => `${visible(line).replaceAll("\n", " ")}\n`).join("");

async function planAt(place: string, as: string | undefined): Promise<Plan> {
  const documents: Document[] = (await isRevision(place))
    ? await documentsAt(process.cwd(), place, as)
    : await documentsFor([place], as);
  return readPlan(documents, { as });
}
