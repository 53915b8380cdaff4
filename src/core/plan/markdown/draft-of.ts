import { ignored } from "../../text/plan-explain.js";
import type { ItemDraft, LineNote, Phase, PlanDraft } from "../draft.js";
import type { OwnershipEntry, PlanSession, Track } from "../model.js";
import { slug } from "../slug.js";
import type { MarkdownDocument } from "./block.js";
import { contextOf, isAside, type Surroundings } from "./context.js";
import { drawnEdges } from "./drawing/drawings.js";
import { frontMatterItem } from "./front-matter.js";
import { headingItems } from "./heading-items.js";
import { headingNotes } from "./heading-notes.js";
import { rolesOf } from "./lanes.js";
import { holdsLineItems, lineItems } from "./line-items.js";
import { lineReasons } from "./line-reasons.js";
import { readMarks } from "./marks.js";
import { outlineOf, type Section, sectionsOf } from "./outline.js";
import { ownershipOf, shareOut } from "./ownership.js";
import { isPlaceholder } from "./placeholder.js";
import { sentencesOf } from "./sentences.js";
import { holdsTableItems, tableItems } from "./table-items.js";
import { waitsOf } from "./waits.js";

interface Options {
  /** Whether entries of lists may be items. */
  lines: boolean;
}

/** What a Markdown document says: items in headings, lines, rows and front matter; lanes; ownership; drawings. */
export function draftOf(
  document: MarkdownDocument,
  file: string,
  options: Options = { lines: true },
): PlanDraft {
  const outline = outlineOf(document);
  const roles = rolesOf(outline);
  const lists = ownershipOf(outline, file);
  const around: Surroundings = {
    file,
    lanes: new Set([...roles, ...lists.owners].map(({ id }) => id)),
    waits: waitsOf(outline, file),
  };
  const headings = headingItems(outline, around, (section) => sectionsOf(section).some(holdsItems));
  const inside = sectionsOf(outline)
    .filter((section) => !headings.taken.has(section) && !isAside(section))
    .flatMap((section) => itemsIn(section, around, options));
  const found = [...headings.items, ...inside].sort((a, b) => a.line - b.line);
  const items = found.filter(({ title }) => !isPlaceholder(title));
  const tracks = [...lists.owners, ...headings.tracks, ...tracksOf(items, roles)];
  const sessions = [...roles, ...sessionsOf(items, headings.tracks)];
  fillTracks(items);
  fillFiles(items, lists.entries);
  const ids = [...new Set([...roles, ...lists.owners].map(({ id }) => id))];
  return {
    title: titleOf(outline),
    items,
    sessions,
    tracks,
    ownership: shareOut(lists.entries, ids.length > 0 ? ids : tracks.map(({ id }) => id)),
    phases: phasesOf(outline),
    edges: [...drawnEdges(outline, file), ...sentencesOf(outline, file)],
    problems: frontMatterItem(document.frontMatter, file).problems,
    notes: () => [
      ...placeholderNotes(found),
      ...headingNotes(outline, titleSection(outline), around),
      ...lineReasons(outline),
    ],
  };
}

const placeholderNotes = (items: readonly ItemDraft[]): LineNote[] =>
  items
    .filter(({ title }) => isPlaceholder(title))
    .map(({ line }) => ({ line, kind: "ignored", what: ignored.placeholder }));

const phasesOf = (outline: Section): Phase[] =>
  sectionsOf(outline).flatMap(({ announced, line }) =>
    announced?.kind === "phase" ? [{ name: announced.name, titles: announced.titles, line }] : [],
  );

const holdsItems = (section: Section): boolean =>
  section.blocks.some(
    (block) =>
      (block.type === "list" && holdsLineItems(block)) || (block.type === "table" && holdsTableItems(block)),
  );

function itemsIn(section: Section, around: Surroundings, { lines }: Options): ItemDraft[] {
  const { file } = around;
  const context = contextOf(section, around);
  return section.blocks.flatMap((block) => {
    if (block.type === "list") return !lines ? [] : lineItems(block, file, context);
    return block.type === "table" ? tableItems(block, file, context) : [];
  });
}

/** The document's first heading of the first level, unless that is an item itself. */
function titleSection(outline: Section): Section | null {
  const first = outline.sections.find((section) => section.depth === 1);
  return first && first.announced?.kind !== "item" ? first : null;
}

const titleOf = (outline: Section): string | null =>
  readMarks(titleSection(outline)?.raw ?? "").title || null;

/** Tracks that only items name. */
function tracksOf(items: readonly ItemDraft[], roles: readonly PlanSession[]): Track[] {
  const named = [...new Set(items.flatMap((item) => item.track ?? []))];
  return named
    .filter((id) => !items.some((item) => item.key === id))
    .map((id) => ({ id, title: roles.some((role) => role.id === id) ? titled(id) : id }));
}

const titled = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);

/** A lane that is called a session is a worker as well. */
function sessionsOf(items: readonly ItemDraft[], tracks: readonly Track[]): PlanSession[] {
  return tracks
    .filter(({ id }) => /^(?:session|agent)-/.test(id))
    .map(({ id, title }) => ({ id, role: title, line: items.find((item) => item.key === id)?.line ?? 1 }));
}

/** What an ownership list gives to an item by its name (`- **Phase 1**: `lib/core/**``) are the item's files. */
function fillFiles(items: readonly ItemDraft[], entries: readonly OwnershipEntry[]): void {
  const owners = new Set(entries.flatMap((entry) => entry.owners));
  if (owners.size === 0) return;
  const byName = new Map<string, ItemDraft | null>();
  for (const item of items)
    for (const name of new Set([item.key, ...item.aliases].map(slug)))
      if (owners.has(name)) byName.set(name, byName.has(name) ? null : item);
  const empty = new Set(items.filter((item) => item.files.length === 0));
  for (const { pattern, owners: named } of entries)
    for (const owner of named) {
      const item = byName.get(owner);
      if (item && empty.has(item)) item.files.push({ path: pattern, access: "own" });
    }
}

/** An item outside of every lane is in the one that all items with the same letters in their keys are in. */
function fillTracks(items: readonly ItemDraft[]): void {
  if (!items.some(({ track }) => track !== null)) return;
  const byLetters = new Map<string, Set<string>>();
  const letters = (item: ItemDraft): string => /^[A-Z]+(?=\d)/.exec(item.key)?.[0] ?? "";
  for (const item of items) {
    if (item.track === null || letters(item) === "") continue;
    byLetters.set(letters(item), (byLetters.get(letters(item)) ?? new Set()).add(item.track));
  }
  for (const item of items) {
    if (item.track !== null) continue;
    const [only, ...others] = byLetters.get(letters(item)) ?? [];
    if (only !== undefined && others.length === 0) item.track = only;
  }
}
