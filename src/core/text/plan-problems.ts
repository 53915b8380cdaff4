import type { Problem } from "../plan/model.js";
import type { Annotation } from "../verdict/model.js";
import { code, cut, inline } from "./escape.js";

type Kind = "config" | "owners" | "plan";

const names: Record<Kind, string> = { config: "config", owners: "ownership file", plan: "plan" };

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** `file:line` as code. */
export function placeOf(problem: Pick<Problem, "file" | "line">): string {
  return code(problem.line > 0 ? `${problem.file}:${problem.line}` : problem.file);
}

/** The check of a commit whose documents have errors: what is wrong, where, and what stays in force. */
export function planProblemsReport(
  problems: Record<Kind, Problem[]>,
  outdated: Kind[],
): {
  conclusion: "failure";
  title: string;
  summary: string;
  text: string;
  annotations: Annotation[];
  actions: { label: string; description: string; identifier: string }[];
} {
  const all = [...problems.config, ...problems.plan];
  const errors = all.filter((problem) => problem.severity === "error");
  const planBroken = outdated.includes("plan");
  const title = planBroken
    ? `The plan was not synced: ${count(errors.length, "error")}`
    : `The config was not taken: ${count(errors.length, "error")}`;
  const shown = errors.slice(0, 100);
  return {
    conclusion: "failure",
    title,
    summary: [
      `Broken: the ${outdated.map((kind) => names[kind]).join(" and the ")}. The last good one stays in force${
        planBroken ? ", and the board was not touched" : ""
      }.`,
      "",
      "| where | what |",
      "|---|---|",
      ...shown.map((problem) => `| ${placeOf(problem)} | ${inline(cut(problem.message, 500))} |`),
      ...(errors.length > shown.length ? ["", `And ${errors.length - shown.length} more.`] : []),
      "",
      "`signalbox plan lint FILE` and `signalbox config lint` show the same before a push.",
    ].join("\n"),
    text: "",
    annotations: errors.slice(0, 50).map((problem) => ({
      path: problem.file,
      line: Math.max(1, problem.line),
      level: "failure",
      title: problem.code,
      message: cut(problem.message, 1_000),
    })),
    actions: [],
  };
}
