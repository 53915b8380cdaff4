import type { explainPull } from "../app/verdict/explain-pull.js";
import { exemptText } from "../core/text/exempt.js";
import { list, tracksText } from "../core/text/findings.js";
import type { RuleExplanation } from "../core/verdict/explain.js";
import { colours, visible } from "./output.js";

/** As the API answers. */
export type Explained = NonNullable<Awaited<ReturnType<typeof explainPull>>>;

const mostLines = 40;

function ruleText({ rule, severity, saw, findings }: RuleExplanation): string {
  const weighty = findings.filter((one) => one.severity !== "info");
  const mark = severity === "off" ? "–" : weighty.length > 0 ? colours.red("✗") : colours.green("✓");
  const shown = saw.slice(0, mostLines);
  const more = saw.length > shown.length ? [`and ${saw.length - shown.length} more`] : [];
  return [
    `${mark} ${colours.bold(rule)} (${severity})`,
    ...[...shown, ...more].map((line) => `    saw  ${visible(line)}`),
    ...findings.flatMap(({ severity: weight, message, todo }) => [
      `    ${weight}  ${visible(message)}`,
      ...(todo === "" ? [] : [`          → ${visible(todo)}`]),
    ]),
  ].join("\n");
}

/** A verdict for a person at a terminal; `whole`: with every rule and the values it saw. */
export function explainText({ title, files, explanation }: Explained, whole: boolean): string {
  const { verdict, exempt, rules } = explanation;
  const { by, tracks, session, items } = verdict.attribution;
  const whose =
    by === "none"
      ? "whose it is can't be told"
      : `${tracksText(tracks)}${session === null ? "" : `, session ${session}`}, by ${by}${items.length > 0 ? `; items ${list(items)}` : ""}`;
  const shown = whole ? rules : rules.filter(({ findings }) => findings.length > 0);
  const elsewhere = verdict.findings.filter((finding) => !rules.some(({ rule }) => rule === finding.rule));
  return `${[
    `${colours.bold(visible(verdict.title))} (${verdict.conclusion})`,
    `${visible(title)}: ${files ?? "unknown"} files; ${visible(whose)}${exempt === null ? "" : `; exempt: ${visible(exemptText(exempt))}`}`,
    ...elsewhere.map(({ rule, message, todo }) => `${rule}: ${visible(message)}\n    → ${visible(todo)}`),
    ...shown.map(ruleText),
  ].join("\n\n")}\n`;
}
