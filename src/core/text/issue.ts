import { reference } from "../board/reference.js";
import type { Deliverable, Item } from "../plan/model.js";
import { code, cut, inline } from "./escape.js";

/** The longest text of a plan that an issue repeats in one place. */
const maxText = 4_000;

export const cutNote = "_Cut here: GitHub keeps at most 65,536 characters. The plan has the rest._";

const removedNote =
  "> **Not in the plan any more.** Signalbox closed this issue as not planned, because the plan no longer " +
  "names it. It is reopened when the plan names it again.";

/** What the managed section of an issue says beyond the item itself. */
export interface SectionFacts {
  /** The dependencies in the plan's order. */
  waitsFor: { key: string; hasIssue: boolean; done: boolean; edge: boolean }[];
  /** Deliverables that people ticked on GitHub, as `tickedIn` gives them. */
  ticked: ReadonlySet<string>;
}

/** The managed section of an item's issue. References to other issues are still to be resolved. */
export function issueSection(item: Item, facts: SectionFacts): string {
  return [
    summary(item),
    ...waits(facts.waitsFor),
    ...files(item),
    ...deliverables(item.deliverables, facts.ticked),
    ...(item.exitCriteria ? [`**Exit criteria:** ${text(item.exitCriteria)}`] : []),
    `To claim it, assign yourself or comment ${code("/claim")}. This section mirrors ${path(item.file)}: change it ` +
      "there; only ticks are kept here. Write anything else above or below it.",
  ].join("\n\n");
}

/** The section of an issue whose item left the plan: what it said, under a note that says why it is closed. */
export function removedSection(inner: string): string {
  return inner.startsWith(removedNote) ? inner : [removedNote, inner].filter(Boolean).join("\n\n");
}

/** The deliverables that are ticked in a section; see `numbered`. */
export function tickedIn(inner: string): Set<string> {
  const tasks = inner.split("\n").filter((line) => /^- \[[ xX]\] /.test(line));
  const names = numbered(tasks.map((line) => line.slice("- [ ] ".length).trimEnd()));
  return new Set(names.filter((_, index) => !tasks[index]?.startsWith("- [ ]")));
}

/** How many deliverables are ticked in a section and not done in the plan. */
export function tickedBeyond(list: readonly Deliverable[], inner: string): number {
  const ticked = tickedIn(inner);
  const names = namesOf(list);
  return list.filter((one, index) => !one.done && ticked.has(names[index] ?? "")).length;
}

/** The deliverables as `tickedIn` names them. */
function namesOf(list: readonly Deliverable[]): string[] {
  return numbered(list.map((one) => text(one.text)));
}

/** Texts with how often each has come before: two deliverables may read the same. */
function numbered(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((one) => {
    const count = seen.get(one) ?? 0;
    seen.set(one, count + 1);
    return `${count} ${one}`;
  });
}

function summary(item: Item): string {
  const parts: [string, string | null][] = [
    ["Track", item.track],
    ["Phase", item.phase],
    ["Priority", item.priority],
    ["Estimate", item.estimate],
    ["Owner", item.owner],
  ];
  const known = parts.flatMap(([name, value]) => (value?.trim() ? [`${name}: ${text(value)}`] : []));
  return [`**${code(item.key)}**`, ...known].join(" · ");
}

function waits(dependencies: SectionFacts["waitsFor"]): string[] {
  if (dependencies.length === 0) return [];
  const lines = dependencies.map(({ key, hasIssue, done }) =>
    hasIssue ? `- ${reference(key)} ${code(key)}` : `- ${code(key)}${done ? " (done)" : ""}`,
  );
  const left = dependencies.filter((one) => one.hasIssue && !one.edge).length;
  const note =
    left === 0
      ? []
      : [`GitHub keeps at most 50 dependencies of an issue: ${left} of these are listed here only.`];
  return ["**Waits for**", lines.join("\n"), ...note];
}

function files(item: Item): string[] {
  if (item.files.length === 0) return [];
  return ["**Files**", item.files.map((file) => `- ${path(file.path)} (${file.access})`).join("\n")];
}

function deliverables(list: readonly Deliverable[], ticked: ReadonlySet<string>): string[] {
  if (list.length === 0) return [];
  const names = namesOf(list);
  const lines = list.map((one, index) => {
    const done = one.done || ticked.has(names[index] ?? "");
    return `- [${done ? "x" : " "}] ${text(one.text)}`;
  });
  return ["**Deliverables**", lines.join("\n")];
}

function text(raw: string): string {
  return inline(cut(raw, maxText));
}

function path(raw: string): string {
  return code(cut(raw, maxText));
}
