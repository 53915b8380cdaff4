import { byPlace, noItems, tooManyDependencies } from "../text/plan.js";
import type { ItemDraft } from "./draft.js";
import { maxDependencies } from "./limits.js";
import { linksOf } from "./link.js";
import { mergeDrafts } from "./merge.js";
import type { Document, Item, Plan } from "./model.js";
import { namesOf } from "./names.js";
import { type ReadDocument, readDocument } from "./read-document.js";
import type { Link, Reading } from "./reading.js";
import { rules } from "./rules/index.js";

export interface ReadOptions {
  /** Name of the format to read every document as (`formats`); where not given, each says by its content what it is. */
  as?: string | undefined;
}

/**
 * What a repository's plan documents say, as one value, with everything that is wrong with them in `problems`.
 * Never throws for what a document holds. A document that can't be read gives a problem and no items. Throws
 * RangeError where `as` is no format.
 */
export const readPlan = (documents: readonly Document[], options: ReadOptions = {}): Plan =>
  understand(documents, options).reading.plan;

/** The plan with what it was made of, for those who explain it. */
export interface Understood {
  reading: Reading;
  documents: ReadDocument[];
}

export function understand(documents: readonly Document[], { as }: ReadOptions = {}): Understood {
  const read = documents.map((document) => readDocument(document, as ?? null));
  const { draft, repeats } = mergeDrafts(read.map((one) => one.draft));
  const { links, cut } = linksOf(draft, namesOf(draft));
  const plan: Plan = {
    title: draft.title,
    items: draft.items.map(finished),
    sessions: draft.sessions,
    tracks: draft.tracks,
    ownership: draft.ownership,
    sources: documents.map(({ path }, index) => ({ path, format: read[index]?.format ?? null })),
    problems: [...draft.problems],
  };
  if (cut) plan.problems.push(tooManyDependencies(cut, maxDependencies));
  connect(plan.items, links);
  const reading = { plan, links, repeats };
  for (const rule of rules) plan.problems.push(...rule(reading));
  if (plan.items.length === 0 && plan.problems.length === 0)
    plan.problems.push(...documents.map(({ path }) => noItems(path)));
  plan.problems.sort(byPlace);
  return { reading, documents: read };
}

function finished(draft: ItemDraft): Item {
  const {
    groups: _groups,
    blocks: _blocks,
    inherited: _inherited,
    unique: _unique,
    notes: _notes,
    ...item
  } = draft;
  return { ...item, title: item.title || item.key, state: draft.state ?? "open", dependsOn: [] };
}

function connect(items: Item[], links: readonly Link[]): void {
  const byKey = new Map(items.map((item) => [item.key, new Set<string>()]));
  for (const link of links) {
    if (link.ambiguous) continue;
    for (const key of link.to) if (key !== link.from) byKey.get(link.from)?.add(key);
  }
  for (const item of items) item.dependsOn = [...(byKey.get(item.key) ?? [])];
}
