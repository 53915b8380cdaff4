import type { OwnershipEntry, Track } from "../model.js";
import type { Bullet, Table } from "./block.js";
import { detailsOf } from "./details.js";
import { laneId } from "./lanes.js";
import { codesIn, plainText } from "./line.js";
import { type Section, sectionsOf } from "./outline.js";
import { expandBraces, pathOf } from "./paths.js";
import { gridOf } from "./table.js";

/** What the ownership lists of a document say. An entry with no owners yet is shared; see `shareOut`. */
export interface OwnershipLists {
  entries: OwnershipEntry[];
  /** The owners that the lists are about. */
  owners: Track[];
}

const owns = /^(.{1,60}?)\s+owns\b/i;
const ownedBy = /\bowned by\s+(.{1,60})$/i;
const sharedHeading = /\bshared\b/i;
const ownershipHeading =
  /\b(?:file|path|code|directory|folder|module)s?\b.*\b(?:ownership|owners?|reservations?|assignments?)\b|^ownership\b/i;

export function ownershipOf(document: Section, file: string): OwnershipLists {
  const lists: OwnershipLists = { entries: [], owners: [] };
  const add = (owner: string | null, bullets: readonly Bullet[], strict: boolean): void => {
    const entries = bullets.flatMap((bullet) => entriesOf(bullet, file, strict));
    for (const entry of entries)
      lists.entries.push({ ...entry, owners: owner === null ? [] : [laneId(owner)] });
    if (owner !== null && entries.length > 0) lists.owners.push({ id: laneId(owner), title: titleOf(owner) });
  };
  for (const section of sectionsOf(document)) {
    const heading = headingOf(section);
    const bullets = section.blocks.flatMap((block) => (block.type === "list" ? block.bullets : []));
    const owner = (owns.exec(heading) ?? ownedBy.exec(heading))?.[1];
    if (owner !== undefined) add(owner, bullets, false);
    else if (sharedHeading.test(heading)) add(null, bullets, true);
    else if (isOwnership(section))
      for (const bullet of bullets)
        if (bullet.bold !== null && /^\s*[:：]/.test(bullet.raw.slice(bullet.bold.length)))
          add(bullet.bold, [bullet], false);
    if (section.announced?.kind === "lane")
      for (const field of detailsOf(section.blocks).fields)
        if (field.name === "owns") add(section.announced.key.replace(/-/, " "), field.bullets, false);
    for (const block of section.blocks) if (block.type === "table") addTable(block, file, lists);
  }
  return lists;
}

const headingOf = (section: Section): string =>
  plainText(section.raw)
    .replace(/\s*\(.*$/, "")
    .replace(/[:：]$/, "");

/** Whether a heading says that lists of paths below it say who owns them. */
export function announcesOwnership(section: Section): boolean {
  const heading = headingOf(section);
  return [owns, ownedBy, sharedHeading, ownershipHeading].some((pattern) => pattern.test(heading));
}

const isOwnership = (section: Section): boolean =>
  [section, section.parent].some((one) => one !== null && ownershipHeading.test(plainText(one.raw)));

/** `- `src/a/` (all of it)`, `- Payments: `a`, `b``. `strict`: the entry must begin with the path. */
function entriesOf(bullet: Bullet, file: string, strict: boolean): OwnershipEntry[] {
  const leads = /^`([^`]+)`/.test(bullet.raw);
  if (strict && !leads) return [];
  const note = leads ? noteOf(bullet.raw.replace(/^`[^`]*`/, "")) : null;
  const own = codesIn(bullet.raw)
    .map((code) => code.replace(/\s+\([^)]*\)$/, ""))
    .flatMap(expandBraces)
    .filter((code, index) => (strict ? index === 0 : true) && pathOf(code) !== null)
    .map((pattern) => ({ pattern, owners: [], note, file, line: bullet.line }));
  return [...own, ...bullet.children.flatMap((child) => entriesOf(child, file, strict))];
}

/** ` — Senior adds, junior reads` or ` (all of it)` without what joins it to the path. */
function noteOf(text: string): string | null {
  const note = plainText(text)
    .replace(/^\s*[—–:-]+\s*/u, "")
    .replace(/^\(([^()]*)\)$/, "$1")
    .trim();
  return note === "" ? null : note;
}

const pathColumn = /^(?:file|files|path|paths|folder|directory|pattern|module)s?$/i;
const ownerColumn = /^(?:owners?|owned by|session|track|agent|team)$/i;

/** `| Path | Owner | Note |` */
function addTable(table: Table, file: string, lists: OwnershipLists): void {
  const grid = gridOf(table);
  const path = grid.headers.findIndex((header) => pathColumn.test(header));
  const owner = grid.headers.findIndex((header) => ownerColumn.test(header));
  if (
    path < 0 ||
    owner < 0 ||
    grid.headers.length > 4 ||
    grid.columns.includes("id") ||
    grid.columns.includes("dependsOn")
  )
    return;
  for (const row of grid.rows) {
    const names = plainText(row[owner]?.raw ?? "")
      .split(/\s*(?:[,/&+]|\band\b)\s*/)
      .map(laneId)
      .filter((id) => id !== "");
    const shared = names.some((name) => /^(?:shared|all|both|everyone)$/.test(name));
    const raw = row[path]?.raw ?? "";
    const patterns = (raw.includes("`") ? codesIn(raw) : raw.split(/\s*,\s*/))
      .flatMap(expandBraces)
      .filter((text) => pathOf(text) !== null);
    const note = row.find((_, index) => index !== path && index !== owner)?.raw || null;
    for (const pattern of patterns)
      lists.entries.push({ pattern, owners: shared ? [] : names, note, file, line: row[0]?.line ?? 1 });
    if (!shared && patterns.length > 0) lists.owners.push(...names.map((id) => ({ id, title: id })));
  }
}

const titleOf = (owner: string): string =>
  plainText(owner)
    .replace(/\s*\(.*$/, "")
    .replace(/\s+(?:session|agent|team|track)$/i, "");

/** Gives shared entries their owners: those that the note names, or all where it doesn't name two. */
export function shareOut(entries: readonly OwnershipEntry[], ids: readonly string[]): OwnershipEntry[] {
  const word = (id: string): RegExp =>
    new RegExp(`(?<![\\p{L}\\p{N}])${id.replace(/[^\p{L}\p{N}]/gu, "[ -]?")}(?![\\p{L}\\p{N}])`, "iu");
  const patterns = ids.map((id) => ({ id, pattern: word(id) }));
  return entries.map((entry) => {
    if (entry.owners.length > 0) return entry;
    const named = patterns.filter(({ pattern }) => pattern.test(entry.note ?? "")).map(({ id }) => id);
    return { ...entry, owners: named.length > 1 ? named : [...ids] };
  });
}
