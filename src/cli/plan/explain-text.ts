import type { LineKind } from "../../core/plan/draft.js";
import type { ExplainedDocument, ExplainedLine } from "../../core/plan/explain/explain.js";
import type { Plan, Problem } from "../../core/plan/model.js";
import { colours, visible } from "../output.js";
import { count, summary } from "./summary.js";
import { shortened } from "./table.js";

const colourOf: Record<LineKind, (text: string) => string> = {
  item: colours.green,
  title: colours.bold,
  phase: colours.magenta,
  track: colours.magenta,
  session: colours.magenta,
  ownership: colours.blue,
  dependency: colours.cyan,
  file: colours.blue,
  field: colours.cyan,
  ignored: colours.dim,
};

/** Documents line by line: number, what it became, and the line itself, with problems below. */
export function explainText(documents: readonly ExplainedDocument[], plan: Plan): string {
  return `${documents.map(documentText).join("\n")}\n${summary(plan)}\n`;
}

function documentText({ path, format, lines, problems }: ExplainedDocument): string {
  const head = `${colours.bold(visible(path))}${format === null ? "" : ` read as ${format}`}\n`;
  const ignored = lines.filter(({ kind }) => kind === "ignored").length;
  const used = lines.filter(({ kind }) => kind !== null && kind !== "ignored").length;
  const width = String(lines.length).length;
  return [
    head,
    ...problems.map((problem) => problemLine(problem, 2)),
    ...lines.map((line) => lineText(line, width)),
    `${count(used, "line")} understood, ${ignored} ignored\n`,
  ].join("");
}

function lineText({ line, kind, what, text, problems }: ExplainedLine, width: number): string {
  const number = colours.dim(String(line).padStart(width));
  const source = visible(text.replaceAll("\t", "  "));
  const word = (kind ?? "").padEnd(10);
  const marked = kind === null ? word : colourOf[kind](word);
  const meaning =
    what.length > 0 && kind !== "title" ? colours.dim(`  ← ${shortened(what.join("; "), 100)}`) : "";
  return [
    `${number} ${marked} ${source}${meaning}`.trimEnd(),
    "\n",
    ...problems.map((problem) => problemLine(problem, width + 12)),
  ].join("");
}

function problemLine({ severity, code, message }: Problem, indent: number): string {
  const word = severity === "error" ? colours.red(severity) : colours.yellow(severity);
  return `${" ".repeat(indent)}${word} ${code}: ${visible(message)}\n`;
}
