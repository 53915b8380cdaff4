import { emptyItem, type ItemDraft, type LineNote } from "../draft.js";
import { setters, stateOf } from "../markdown/apply-details.js";
import { fieldNotes } from "../markdown/detail-notes.js";
import type { FieldName } from "../markdown/field-names.js";
import { plainText } from "../markdown/line.js";
import type { Deliverable, ItemState } from "../model.js";
import { slug } from "../slug.js";
import { type Entry, isEntry, textIn } from "./entries.js";
import { fieldOf } from "./field-of.js";

/** What the map around a list of tasks says about them. */
export interface Around {
  phase: string | null;
  track: string | null;
}

const titleKeys = [
  "title",
  "name",
  "task",
  "summary",
  "subject",
  "feature",
  "story",
  "description",
  "content",
];
const idKeys = ["id", "key", "task_id", "taskId", "issue", "number", "ref"];
const steps = [
  "subtasks",
  "steps",
  "acceptanceCriteria",
  "acceptance_criteria",
  "deliverables",
  "checklist",
  "todos",
];

/** In letters, as the YAML form has it. */
const longestKey = 200;

export const titleIn = (entry: Entry): string => firstText(entry, titleKeys);
export const idIn = (entry: Entry): string => firstText(entry, idKeys);

/** A map as an item. Null where it has no title. `at` is its path in the document. */
export function taskOf(
  entry: Entry,
  at: string,
  around: Around,
  lineAt: (path: string) => number,
  file: string,
): ItemDraft | null {
  const title = plainText(titleIn(entry)).trim();
  const key = idIn(entry).slice(0, longestKey) || slug(title).slice(0, 60);
  if (title === "" || key === "") return null;
  const item = emptyItem(key, title, file, lineAt(at));
  item.unique = true;
  for (const [label, value] of Object.entries(entry)) {
    const field = fieldOf(label, value, (below) => lineAt(`${at}.${label}${below}`));
    if (field.name === null || skipped.has(field.name)) continue;
    setters[field.name]?.(item, field);
  }
  for (const reference of [...item.dependsOn, ...item.blocks]) reference.explicit = true;
  item.notes = () => notesOf(entry, at, lineAt);
  item.state = stateIn(entry) ?? item.state;
  item.phase ??= around.phase;
  item.track ??= around.track;
  item.deliverables = steps.map((name) => deliverablesIn(entry[name])).find((list) => list.length > 0) ?? [];
  return item;
}

function notesOf(entry: Entry, at: string, lineAt: (path: string) => number): LineNote[] {
  return Object.entries(entry).flatMap(([label, value]) => {
    const field = fieldOf(label, value, (below) => lineAt(`${at}.${label}${below}`));
    const name = steps.includes(label) ? "deliverables" : stateLabels.includes(label) ? "status" : field.name;
    return fieldNotes({ ...field, name });
  });
}

/** Read elsewhere: the first two above, states and steps with more care than a label's text gets. */
const skipped = new Set<FieldName>(["id", "title", "status", "deliverables", "work", "criteria"]);

const stateLabels = ["passes", "done", "completed", "complete", "finished"];

/** `passes: true` and `done: true` are states too. What was cancelled is nobody's work any more. */
function stateIn(entry: Entry): ItemState | null {
  for (const name of stateLabels) if (typeof entry[name] === "boolean") return entry[name] ? "done" : "open";
  const status = textIn(entry.status ?? entry.state);
  return /^(?:cancell?ed|wont-?do|won't do|rejected)$/i.test(status) ? "done" : stateOf(status);
}

function deliverablesIn(value: unknown): Deliverable[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one) => {
    const text = plainText(isEntry(one) ? titleIn(one) || textIn(one.text) : textIn(one)).trim();
    return text === "" ? [] : [{ text, done: isEntry(one) && stateIn(one) === "done" }];
  });
}

const firstText = (entry: Entry, keys: readonly string[]): string =>
  keys.map((key) => textIn(entry[key])).find((text) => text.trim() !== "") ?? "";
