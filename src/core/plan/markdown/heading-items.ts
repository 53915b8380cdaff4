import { emptyItem, type ItemDraft } from "../draft.js";
import type { Track } from "../model.js";
import { applyDetails } from "./apply-details.js";
import { applyInline } from "./apply-inline.js";
import { contextOf, isAside, type Surroundings } from "./context.js";
import { detailNotes } from "./detail-notes.js";
import { detailsUnder } from "./details.js";
import { type FieldName, isLoose } from "./field-names.js";
import type { Announced } from "./heading.js";
import { type Section, sectionsOf } from "./outline.js";

/** Items that a heading announces. */
export interface HeadingItems {
  items: ItemDraft[];
  /** The lanes among them, and those that are no items since they hold items. */
  tracks: Track[];
  /** Sections that an item stands for: what they list belongs to it. */
  taken: Set<Section>;
}

/** `holdsItems`: whether a section holds items of other kinds, rows and lines. */
export function headingItems(
  document: Section,
  around: Surroundings,
  holdsItems: (section: Section) => boolean,
): HeadingItems {
  const found: HeadingItems = { items: [], tracks: [], taken: new Set() };
  for (const section of sectionsOf(document)) {
    const { announced } = section;
    if (!announced || (announced.kind !== "item" && announced.kind !== "lane") || isAside(section)) continue;
    if (announced.kind === "lane") found.tracks.push({ id: announced.key, title: announced.marks.title });
    const inner = sectionsOf(section).slice(1);
    if (announced.kind === "lane" && (holdsItems(section) || inner.some(isItem))) continue;
    const details = detailsUnder(withoutItems(section));
    const known = details.fields.some((field) => field.name !== null && field.name !== "owns");
    if (announced.kind === "lane" && !known && details.fields.some((field) => field.name === "owns"))
      continue;
    if (
      announced.kind === "item" &&
      !announced.certain &&
      !details.fields.some(({ name, label }) => telling.has(name) && !isLoose(label))
    )
      continue;
    const item = draftOf(section, announced, around);
    applyInline(item, announced.marks.inline);
    applyDetails(item, details);
    item.notes = () => detailNotes(details);
    found.items.push(item);
    for (const one of sectionsOf(section)) if (one === section || !isItem(one)) found.taken.add(one);
  }
  return found;
}

/** Fields that only items have; a numbered chapter may well list files. */
const telling = new Set<FieldName | null>([
  "dependsOn",
  "blocks",
  "deliverables",
  "priority",
  "estimate",
  "status",
  "exitCriteria",
]);

const isItem = (section: Section): boolean =>
  section.announced?.kind === "item" || section.announced?.kind === "lane";

/** A section without the items inside it: they speak for themselves. */
function withoutItems(section: Section): Section {
  return { ...section, sections: section.sections.filter((inner) => !isItem(inner)).map(withoutItems) };
}

function draftOf(
  section: Section,
  announced: Announced & { kind: "item" | "lane" },
  around: Surroundings,
): ItemDraft {
  const context = contextOf(section, around);
  const { marks } = announced;
  return {
    ...emptyItem(announced.key, marks.title, around.file, section.line),
    aliases: [...announced.aliases],
    track: context.track,
    phase: context.phase,
    inherited: context.inherited,
    priority: marks.priority ?? context.priority,
    estimate: marks.estimate,
    state: marks.done || context.done ? "done" : null,
  };
}
