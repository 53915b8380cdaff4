import type { Annotation } from "../verdict/model.js";
import { cut, inline } from "./escape.js";

/** The check of a plan's commit whose board differs from the plan for reasons outside of it. */
export function boardLimitsReport(problems: string[]): {
  conclusion: "neutral";
  title: string;
  summary: string;
  text: string;
  annotations: Annotation[];
  actions: { label: string; description: string; identifier: string }[];
} {
  const shown = problems.slice(0, 100);
  const [first = ""] = problems;
  return {
    conclusion: "neutral",
    title: cut(
      problems.length === 1
        ? `Board synced, but: ${first}`
        : `Board synced, but for ${problems.length} things`,
      140,
    ),
    summary: [
      "The board follows the plan, except for this:",
      "",
      ...shown.map((problem) => `- ${inline(cut(problem, 1_000))}`),
      ...(problems.length > shown.length ? [`- and ${problems.length - shown.length} more`] : []),
    ].join("\n"),
    text: "",
    annotations: [],
    actions: [],
  };
}
