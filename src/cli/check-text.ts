import { howToSay, list, tracksText } from "../core/text/findings.js";
import type { Finding, PullFacts, Verdict } from "../core/verdict/model.js";
import { colours, visible } from "./output.js";

const marks = {
  success: colours.green("✓"),
  neutral: colours.yellow("!"),
  failure: colours.red("✗"),
  unknown: colours.red("?"),
} as const;

const weights = { fail: colours.red("fail"), warn: colours.yellow("warn"), info: "info" } as const;

const ways = {
  declared: "as --track says",
  trailer: "as a trailer of the last commit says",
  issue: "as its issues say",
  branch: "as the branch says",
  claim: "as the only claim says",
} as const;

function whose({ attribution }: Verdict, facts: PullFacts): string {
  const { by, tracks, items } = attribution;
  if (by === "none") return `Whose work this is can't be told: give --track ID, or ${howToSay}.`;
  const branch = by === "branch" ? ` (${facts.headRef})` : "";
  const carried = items.length > 0 ? `; it carries out ${list(items)}` : "";
  return `This is ${tracksText(tracks)}, ${ways[by]}${branch}${carried}.`;
}

function lines(finding: Finding): string {
  const place =
    finding.path === null ? "" : ` ${finding.path}${finding.line === null ? "" : `:${finding.line}`}`;
  const head = `${weights[finding.severity]} ${colours.bold(finding.rule)}${visible(place)}`;
  return `${head}\n     ${visible(finding.message)}\n     → ${visible(finding.todo)}`;
}

/** The verdict for a person at a terminal. */
export function checkText(verdict: Verdict, facts: PullFacts): string {
  const files = facts.files?.length ?? 0;
  const { rules, source } = facts.ownership;
  const owners = rules.length > 0 ? `owners from ${source}` : "nothing says who owns what";
  const compared = `${files} ${files === 1 ? "file" : "files"} changed since ${facts.baseRef}; ${owners}.`;
  const parts = [
    `${marks[verdict.conclusion]} ${colours.bold(visible(verdict.title))}`,
    `${visible(whose(verdict, facts))}\n${visible(compared)}`,
    ...verdict.findings.map(lines),
  ];
  return `${parts.join("\n\n")}\n`;
}
