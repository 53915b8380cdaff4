import { tooNested, tooTangled } from "../../text/plan.js";
import { emptyDraft, type PlanDraft } from "../draft.js";
import { maxNesting } from "../limits.js";
import type { Document, Problem } from "../model.js";
import type { MarkdownDocument } from "./block.js";
import { type Refusal, refusal } from "./guard.js";
import { parseMarkdown } from "./parse.js";

const problems: Record<Refusal["why"], (place: Pick<Problem, "file" | "line">) => Problem> = {
  nested: (place) => tooNested(place, maxNesting),
  tangled: tooTangled,
};

/** What `draft` makes of a document's blocks; a problem instead where the text can't be parsed in reasonable time. */
export function readMarkdown(
  { path, text }: Document,
  draft: (document: MarkdownDocument, file: string) => PlanDraft,
): PlanDraft {
  const refused = refusal(text);
  if (refused)
    return { ...emptyDraft(), problems: [problems[refused.why]({ file: path, line: refused.line })] };
  return draft(parseMarkdown(text), path);
}
