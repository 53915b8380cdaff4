import { errorsOf } from "../plan/lookup.js";
import type { Plan, Problem } from "../plan/model.js";
import { waves } from "../plan/waves.js";
import { code, inline } from "./escape.js";

const shown = 10;

/** `/plan`: how much there is, and what is wrong. `outdated`: an earlier plan holds, since the newest has errors. */
export function planSummaryText(plan: Plan, problems: readonly Problem[], outdated: boolean): string {
  if (plan.items.length === 0 && problems.length === 0)
    return "There is no plan, or none with items in it. `signalbox plan explain FILE` says how a document is read.";
  const done = plan.items.filter(({ state }) => state === "done").length;
  const { waves: steps, criticalPath } = waves(plan);
  const errors = errorsOf(problems);
  return [
    `The plan has ${plan.items.length} items, ${done} of them marked as done there; what is open goes in ${steps.length} waves.`,
    ...(criticalPath.length > 1
      ? [
          `Longest chain: ${criticalPath.slice(0, 12).map(code).join(" → ")}${criticalPath.length > 12 ? " …" : ""}.`,
        ]
      : []),
    ...(outdated ? ["**The newest plan has errors, so an earlier one is in force.**"] : []),
    ...(problems.length > 0
      ? [
          "",
          ...[...errors, ...problems.filter(({ severity }) => severity === "warning")]
            .slice(0, shown)
            .map(
              ({ file, line, severity, message }) =>
                `- ${code(`${file}:${line}`)} ${severity}: ${inline(message)}`,
            ),
          ...(problems.length > shown ? [`- and ${problems.length - shown} more`] : []),
        ]
      : []),
  ].join("\n");
}
