import { byPlace, noItems, tooLarge, tooManyDependencies, unreadable } from "../text/plan.js";
import type { PlanDraft } from "./draft.js";
import { emptyDraft } from "./draft.js";
import { maxDependencies, maxDocumentBytes } from "./limits.js";
import { linksOf } from "./link.js";
import { mergeDrafts } from "./merge.js";
import type { Document, Item, Plan } from "./model.js";
import { namesOf } from "./names.js";
import { readers } from "./readers/index.js";
import type { Link } from "./reading.js";
import { rules } from "./rules/index.js";

/**
 * What a repository's plan documents say, as one value, with everything that is wrong with them in `problems`.
 * Never throws for what a document holds. A document that can't be read gives a problem and no items.
 */
export function readPlan(documents: readonly Document[]): Plan {
  const { draft, repeats } = mergeDrafts(documents.map(readDocument));
  const { links, cut } = linksOf(draft, namesOf(draft));
  const plan: Plan = {
    title: draft.title,
    items: draft.items.map((item) => finished(item, [])),
    sessions: draft.sessions,
    tracks: draft.tracks,
    ownership: draft.ownership,
    problems: [...draft.problems],
  };
  if (cut) plan.problems.push(tooManyDependencies(cut, maxDependencies));
  connect(plan.items, links);
  const reading = { plan, links, repeats };
  for (const rule of rules) plan.problems.push(...rule(reading));
  if (plan.items.length === 0 && plan.problems.length === 0)
    plan.problems.push(...documents.map(({ path }) => noItems(path)));
  plan.problems.sort(byPlace);
  return plan;
}

function readDocument(document: Document): PlanDraft {
  if (isTooLarge(document.text))
    return { ...emptyDraft(), problems: [tooLarge(document.path, maxDocumentBytes)] };
  if (document.text.includes("\u0000")) return { ...emptyDraft(), problems: [unreadable(document.path)] };
  const text = document.text.replace(/^\ufeff/, "");
  const reader = readers.find((one) => one.detect({ ...document, text }));
  return reader
    ? reader.read({ ...document, text })
    : { ...emptyDraft(), problems: [unreadable(document.path)] };
}

/** A UTF-16 unit is at least one byte of UTF-8 and at most three: most texts needn't be measured. */
function isTooLarge(text: string): boolean {
  if (text.length > maxDocumentBytes) return true;
  return text.length * 3 > maxDocumentBytes && new TextEncoder().encode(text).length > maxDocumentBytes;
}

function finished(draft: PlanDraft["items"][number], dependsOn: string[]): Item {
  const { groups: _groups, blocks: _blocks, inherited: _inherited, unique: _unique, ...item } = draft;
  return { ...item, state: draft.state ?? "open", dependsOn };
}

function connect(items: Item[], links: readonly Link[]): void {
  const byKey = new Map(items.map((item) => [item.key, new Set<string>()]));
  for (const link of links) {
    if (link.ambiguous) continue;
    for (const key of link.to) if (key !== link.from) byKey.get(link.from)?.add(key);
  }
  for (const item of items) item.dependsOn = [...(byKey.get(item.key) ?? [])];
}
