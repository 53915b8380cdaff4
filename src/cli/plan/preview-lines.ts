import type { PlanPreview } from "../../core/plan/diff/preview.js";
import { chainText, conflictText, wavesText } from "../../core/text/plan-figures.js";

/** What follows from a change of the plan, a line each, for a terminal. */
export function previewLines(preview: PlanPreview): string[] {
  const asIs = (name: string) => name;
  const chain = chainText(preview, asIs);
  const { added, solved } = preview.conflicts;
  return [
    wavesText(preview),
    ...(chain === null ? [] : [`Critical path: ${chain}`]),
    ...added.map((one) => `New conflict: ${conflictText(one, asIs)}`),
    ...solved.map((one) => `Conflict solved: ${conflictText(one, asIs)}`),
  ];
}
