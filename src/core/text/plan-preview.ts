import type { BoardOutlook } from "../board/outlook.js";
import type { PlanChange } from "../plan/diff/change.js";
import type { AddedItem, PlanPreview } from "../plan/diff/preview.js";
import { grouped } from "../plan/grouped.js";
import type { Problem } from "../plan/model.js";
import { boardOutlookText } from "./board-outlook.js";
import { count, tally } from "./count.js";
import { code, cut, inline } from "./escape.js";
import { list } from "./findings.js";
import { fitting, folded, notShown } from "./folded.js";
import { changeText } from "./plan-diff.js";
import { chainText, conflictText, countsText, wavesText } from "./plan-figures.js";
import { placeOf } from "./plan-problems.js";

/** Of the whole text, in characters: GitHub takes 65,535. */
const limit = 58_000;
/** Lines of a list before it is folded. */
const openLines = 10;

interface Section {
  title: string;
  lines: string[];
}

/** What a pull request does to the plan, and what follows for the board: Markdown under 60,000 characters. */
export function planPreviewText(preview: PlanPreview, outlook: BoardOutlook): string {
  const head = [
    `**Plan:** ${headline(preview)}`,
    `**Board, once this is on the default branch:** ${boardOutlookText(outlook)}`,
  ];
  const parts = [...head];
  const sections = sectionsOf(preview).filter(({ lines }) => lines.length > 0);
  let room = limit - head.join("\n\n").length;
  for (const [index, section] of sections.entries()) {
    const part = sectionText(section, room / (sections.length - index));
    room -= part.length;
    parts.push(part);
  }
  return parts.join("\n\n");
}

/** Why there is no preview: what is wrong with the plan as the pull request would leave it. */
export function noPreviewText(errors: readonly Problem[]): string {
  const shown = errors.slice(0, openLines);
  return [
    `**Plan:** the preview is left out, since the plan would have ${count(errors.length, "error", "errors")} after this change: it would not be taken, and the board would stay as it is.`,
    "",
    ...shown.map((problem) => `- ${placeOf(problem)}: ${inline(cut(problem.message, 500))}`),
    ...(errors.length > shown.length ? [`- and ${errors.length - shown.length} more`] : []),
  ].join("\n");
}

function headline(preview: PlanPreview): string {
  if (preview.changes.length === 0) return countsText(preview.counts);
  const { added, removed } = preview.dependencies;
  const wires: [number, string][] = [
    [added, "added"],
    [removed, "removed"],
  ];
  const chain = chainText(preview, code);
  return [
    countsText(preview.counts),
    tally(wires, "dependency", "dependencies"),
    wavesText(preview),
    chain === null ? "" : `critical path ${chain}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function sectionsOf({ changes, added, waves, conflicts }: PlanPreview): Section[] {
  const removed = changes.filter((change) => change.kind === "removed");
  const reowned = changes.filter((change) => change.kind === "reowned");
  const changed = grouped(changes.filter(isOfItem), ({ key }) => key);
  const fresh = new Set(added.map(({ key }) => key));
  const items = (number: number, what: string) => `${count(number, "item", "items")} ${what}`;
  return [
    { title: items(added.length, "added"), lines: added.map(addedLine) },
    { title: items(removed.length, "removed"), lines: removed.map((one) => itemLine(one.key, [one])) },
    {
      title: items(changed.size, "changed"),
      lines: [...changed].map(([key, own]) => itemLine(key, own)),
    },
    {
      title: `${count(reowned.length, "path", "paths")} with other owners`,
      lines: reowned.map((one) => itemLine(one.path, [one])),
    },
    {
      title: count(conflicts.added.length, "new conflict", "new conflicts"),
      lines: conflicts.added.map((one) => `- ${conflictText(one, code)}`),
    },
    {
      title: `${count(conflicts.solved.length, "conflict", "conflicts")} solved`,
      lines: conflicts.solved.map((one) => `- ${conflictText(one, code)}: no more`),
    },
    {
      title: count(waves.after.length, "wave", "waves"),
      lines: changes.length === 0 ? [] : waves.after.map((keys, index) => waveLine(keys, index + 1, fresh)),
    },
  ];
}

const isOfItem = (
  change: PlanChange,
): change is Exclude<PlanChange, { kind: "added" | "removed" | "reowned" }> =>
  change.kind !== "added" && change.kind !== "removed" && change.kind !== "reowned";

const keyText = (key: string): string => code(cut(key, 80));

function addedLine({ key, title, wave, dependsOn }: AddedItem): string {
  const notes = [
    ...(wave === null ? [] : [`wave ${wave}`]),
    ...(dependsOn.length === 0 ? [] : [`waits for ${list(dependsOn.map(keyText))}`]),
  ];
  return `- ${keyText(key)} ${inline(cut(title, 200))}${notes.length === 0 ? "" : ` (${notes.join("; ")})`}`;
}

/** What happened to one item or path. */
const itemLine = (name: string, changes: readonly PlanChange[]): string =>
  `- ${code(cut(name, 200))} ${changes.map((change) => inline(cut(changeText(change), 300))).join("; ")}`;

/** New items are bold. */
function waveLine(keys: readonly string[], number: number, fresh: ReadonlySet<string>): string {
  const shown = keys.map((key) => (fresh.has(key) ? `**${keyText(key)}**` : keyText(key)));
  return `${number}. ${list(shown, 20)}`;
}

function sectionText({ title, lines }: Section, room: number): string {
  const shown = fitting(lines, room - title.length - 150);
  const text = `${shown.join("\n")}${notShown(lines.length - shown.length)}`;
  return lines.length > openLines ? folded(title, text) : `**${title}**\n\n${text}`;
}
