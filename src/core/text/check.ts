import { grouped } from "../plan/grouped.js";
import type { Annotation, Attribution, Finding, PullFacts, Verdict } from "../verdict/model.js";
import { count } from "./count.js";
import { code, cut, inline, plain, prose, rearm } from "./escape.js";
import { howToSay, list } from "./findings.js";
import { fitting, folded, notShown } from "./folded.js";

/** First line of the one comment on a pull request. */
export const verdictMarker = "<!-- signalbox:verdict -->";

/** Rows of a table before the rest is folded, and before the rest is only counted. */
const openRows = 20;
const mostRows = 500;
const summaryLimit = 60_000;

/** Whose pull request it is, and how that is known; Markdown. */
export function attributionSentence({ attribution }: Pick<Verdict, "attribution">, facts: PullFacts): string {
  const { by, tracks, items, session } = attribution;
  if (by === "none") return `Whose change this is can't be told. To say it, ${howToSay}.`;
  const ways: Record<Exclude<Attribution["by"], "none">, string> = {
    declared: "as was declared",
    trailer: "as a trailer says",
    issue: "as the issues it closes say",
    branch: `as the branch ${code(cut(facts.headRef, 100))} says`,
    claim: "as the author's only claim says",
  };
  const worker = session === null ? "" : `, session ${code(session)}`;
  const work = items.length === 0 ? "" : ` It carries out ${list(items.map((item) => code(item)))}.`;
  const whose = tracks.length === 1 ? "track" : "tracks";
  return `This is ${whose} ${list(tracks.map((track) => code(track)))}${worker}, ${ways[by]}.${work}`;
}

function row(finding: Finding): string {
  const file = finding.path === null ? "–" : code(cut(finding.path, 200));
  const line = finding.line === null ? "" : `:${finding.line}`;
  const owners =
    finding.owners.length === 0 ? "–" : list(finding.owners.map((owner) => code(cut(owner, 80))));
  const weight = { fail: "", warn: " (warning)", info: " (note)" }[finding.severity];
  const what = `${prose(cut(finding.message, 600))} ${prose(cut(finding.todo, 600))}`;
  return `| ${file}${line} | ${owners} | ${finding.rule}${weight} | ${what} |`;
}

const header = "| File | Owner | Rule | What to do |\n| --- | --- | --- | --- |";

/** What stops first; within that the order stays. */
const byWeight = (findings: readonly Finding[]): Finding[] =>
  (["fail", "warn", "info"] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );

function table(findings: readonly Finding[], room: number): string {
  const rows = fitting(byWeight(findings).slice(0, mostRows).map(row), room);
  const open = [header, ...rows.slice(0, openRows)].join("\n");
  const rest = rows.slice(openRows);
  const more = rest.length === 0 ? "" : `\n\n${folded(`${rest.length} more`, [header, ...rest].join("\n"))}`;
  return `${open}${more}${notShown(findings.length - rows.length)}`;
}

/** Issues of the items that the verdict is about, and the pull requests in its way. */
function named(facts: PullFacts): Set<number> {
  const issues = facts.progress.flatMap(({ issue }) => (issue === null ? [] : [issue]));
  return new Set([...issues, ...[...facts.others, ...facts.place.layers].map(({ number }) => number)]);
}

/** Which branches rule, and the stack that it stands in. */
function rulersText({ baseRef, place, ownership }: PullFacts): string {
  const { rules, trunk, lands, position, size } = place;
  const name = (branch: string): string => code(cut(branch, 100));
  const by =
    trunk === rules
      ? `Rules, plan and owners are those of ${name(trunk)}`
      : `Rules and plan are those of ${name(rules)}, owners those of ${name(trunk)}`;
  const stack = size > 1 ? ` This is ${position} of ${size} in a stack onto ${name(lands)}.` : "";
  const plain = size === 1 && baseRef !== trunk ? ` ${name(baseRef)} is no trunk.` : "";
  return `${by}; owners come from ${code(cut(ownership.source, 200))}.${stack}${plain}`;
}

/** The check's text: whose it is, and every finding with what to do. Markdown under 60,000 characters. */
export function checkSummary(verdict: Verdict, facts: PullFacts): string {
  const whose = attributionSentence(verdict, facts);
  const source = rulersText(facts);
  const draft = facts.draft ? "\n\nA draft is judged without failing." : "";
  const body =
    verdict.findings.length === 0
      ? "No rule has anything against it."
      : table(verdict.findings, summaryLimit - whose.length - 2_000);
  return rearm(`${whose}${draft}\n\n${body}\n\n${source}`, named(facts));
}

/**
 * A note beside the lines for every finding that has a file and something to do: GitHub takes no annotation away again, so
 * that what is only worth knowing stands in the text alone.
 */
export function annotationsOf(verdict: Pick<Verdict, "findings">): Annotation[] {
  const levels = { fail: "failure", warn: "warning" } as const;
  return verdict.findings.flatMap((finding): Annotation[] =>
    finding.path === null || finding.severity === "info"
      ? []
      : [
          {
            path: finding.path,
            line: finding.line ?? 1,
            level: levels[finding.severity],
            title: finding.rule,
            message: cut(`${plain(finding.message)}\n${plain(finding.todo)}`, 4_000),
          },
        ],
  );
}

/** Findings that one sentence can tell: of one rule and owner, with one thing to do. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = grouped(findings, ({ rule, owners, todo, message }) =>
    JSON.stringify([rule, owners, rule === "ownership" ? todo : message]),
  );
  return [...groups.values()];
}

function bullet(group: readonly Finding[]): string {
  const [first] = group;
  if (!first) return "";
  const todo = prose(cut(first.todo, 600));
  if (group.length === 1) return `- ${prose(cut(first.message, 600))} **${todo}**`;
  const paths = list(
    group.map(({ path }) => code(cut(path ?? "", 200))),
    4,
  );
  const owners =
    first.owners.length === 0 ? "nobody" : list(first.owners.map((owner) => code(cut(owner, 80))));
  return `- ${count(group.length, "file belongs", "files belong")} to ${owners}: ${paths}. **${todo}**`;
}

/** The one comment, edited in place: what is in the way and what to do next. Null: nothing is. */
export function reviewComment(verdict: Verdict, facts: PullFacts): string | null {
  const findings = verdict.findings.filter(({ severity }) => severity !== "info");
  if (findings.length === 0) return null;
  const groups = groupsOf(findings);
  const bullets = groups.slice(0, 8).map(bullet);
  const left = groups.length - bullets.length;
  const more = left > 0 ? `\n\n${count(left, "more point", "more points")} in the check.` : "";
  const whose = attributionSentence(verdict, facts);
  const text = `${verdictMarker}\n**${inline(verdict.title)}**\n\n${whose}\n\n${bullets.join("\n")}${more}\n`;
  return rearm(text, named(facts));
}
