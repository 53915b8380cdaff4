import {
  deliverableIs,
  fileIs,
  ignored,
  noDependency,
  noFile,
  unknownLabel,
} from "../../text/plan-explain.js";
import type { LineNote } from "../draft.js";
import type { ItemFile } from "../model.js";
import { pathsNamed } from "./apply-details.js";
import type { Bullet } from "./block.js";
import type { Details, Field } from "./details.js";
import { accessOf, filesIn } from "./paths.js";

/** What the lines under an item were taken for. */
export function detailNotes({ fields, bullets }: Details): LineNote[] {
  const named = fields.some(({ name }) => name === "files") ? [] : bullets.flatMap(namedFileNotes);
  return [...named, ...fields.flatMap(noteUnder), ...bullets.flatMap(withInner).map(deliverableNote)];
}

/** A key and a title are the heading's or the line's own. */
const noteUnder = (field: Field): LineNote[] =>
  field.name === "id" || field.name === "title"
    ? [{ line: field.line, kind: "ignored", what: ignored.double }]
    : fieldNotes(field);

/** What a label, and the entries under it, were taken for. */
export function fieldNotes(field: Field): LineNote[] {
  const { name, line } = field;
  const entries = field.bullets.flatMap(withInner);
  switch (name) {
    case null:
      return [field, ...field.bullets].map((one) => ignoredNote(one.line, field.label));
    case "dependsOn":
    case "blocks":
      return [
        { line, kind: "dependency", what: field.bullets.length > 0 ? "" : noDependency },
        ...field.bullets.map((one): LineNote => ({ line: one.line, kind: "dependency", what: noDependency })),
      ];
    case "files": {
      const access = accessOf(field.label) ?? "modify";
      const said = field.value === "" ? [] : filesIn(field.value, access);
      return [
        { line, kind: "file", what: field.value === "" ? field.label : filesText(said) },
        ...entries.map((entry): LineNote => fileNote(entry, access)),
      ];
    }
    case "deliverables":
    case "work":
    case "criteria":
      return [{ line, kind: "field", what: name }, ...entries.map(deliverableNote)];
    default:
      return [field, ...entries].map((one) => ({ line: one.line, kind: "field", what: name }));
  }
}

const withInner = (bullet: Bullet): Bullet[] => [bullet, ...bullet.children.flatMap(withInner)];

/** Paths that an entry outside of every list of files names. */
function namedFileNotes(bullet: Bullet): LineNote[] {
  const files = pathsNamed(bullet);
  return files.length === 0 ? [] : [{ line: bullet.line, kind: "file", what: filesText(files) }];
}

const ignoredNote = (line: number, label: string): LineNote => ({
  line,
  kind: "ignored",
  what: unknownLabel(label),
});

const deliverableNote = ({ line, checked }: Bullet): LineNote => ({
  line,
  kind: "field",
  what: deliverableIs({ done: checked === true }),
});

const fileNote = (entry: Bullet, access: ItemFile["access"]): LineNote => ({
  line: entry.line,
  kind: "file",
  what: filesText(filesIn(entry.raw, access)),
});

const filesText = (files: readonly ItemFile[]): string =>
  files.length === 0 ? noFile : files.map(({ path, access }) => fileIs(path, access)).join(", ");
