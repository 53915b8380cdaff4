import type { ItemDraft } from "../draft.js";
import { type Entry, entriesIn, isEntry } from "./entries.js";
import { fieldOf } from "./field-of.js";
import { type Around, idIn, taskOf, titleIn } from "./task.js";

/** A list of tasks somewhere in a document. */
export interface TaskList {
  /** Path of the list: `epics.2.stories`. */
  at: string;
  entries: Entry[];
  around: Around;
}

const deepest = 6;
const telling = new Set([
  "dependsOn",
  "blocks",
  "status",
  "priority",
  "files",
  "estimate",
  "owner",
  "criteria",
]);

/**
 * The lists of tasks in a document, in its order: maps with titles, and with ids or what only tasks have. A map that
 * holds such a list is what its tasks belong to: a phase where it is called one, else a track.
 */
export function taskListsIn(
  value: unknown,
  at = "",
  around: Around = { phase: null, track: null },
  depth = 0,
): TaskList[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) {
    const entries = entriesIn(value);
    if (!entries) return [];
    const inside = entries.flatMap((entry, index) =>
      taskListsIn(entry, join(at, String(index)), named(entry, at, around), depth + 1),
    );
    if (inside.length > 0) return inside;
    return entries.every(isTask) && entries.some(hasMore) ? [{ at, entries, around }] : [];
  }
  if (!isEntry(value)) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    isStep(name) ? [] : taskListsIn(below, join(at, name), around, depth + 1),
  );
}

/** All tasks of the lists. */
export const tasksIn = (
  lists: readonly TaskList[],
  lineAt: (path: string) => number,
  file: string,
): ItemDraft[] =>
  lists.flatMap(({ at, entries, around }) =>
    entries.flatMap((entry, index) => taskOf(entry, join(at, String(index)), around, lineAt, file) ?? []),
  );

const isTask = (entry: Entry): boolean => titleIn(entry) !== "";

const hasMore = (entry: Entry): boolean =>
  idIn(entry) !== "" &&
  Object.keys(entry).some(
    (label) =>
      telling.has(fieldOf(label, "", () => 0).name ?? "") || /^(?:passes|done|completed)$/.test(label),
  );

/** Steps belong to the task that they stand in. */
const isStep = (name: string): boolean =>
  /^(?:sub_?tasks|steps|checklist|todos|acceptance_?criteria|deliverables|dependencies|depends_?on|files|history|comments)$/i.test(
    name,
  );

function named(entry: Entry, listAt: string, around: Around): Around {
  const name = titleIn(entry) || idIn(entry);
  if (name === "") return around;
  const kind = listAt.split(".").at(-1) ?? "";
  return /phase|milestone|sprint|wave|stage|round|iteration/i.test(kind)
    ? { ...around, phase: name }
    : { ...around, track: idIn(entry) || name };
}

const join = (at: string, name: string): string => (at === "" ? name : `${at}.${name}`);
