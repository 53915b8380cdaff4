import type { Field } from "../markdown/details.js";
import { fieldName } from "../markdown/field-names.js";
import { isEntry, textIn } from "./entries.js";

/** A key of a map with its value, as the field that a label in prose would be. `lineOf`: the line of a path below it. */
export function fieldOf(label: string, value: unknown, lineOf: (below: string) => number): Field {
  const list = Array.isArray(value) ? value : [];
  return {
    name: fieldName(spaced(label)),
    label,
    value: textIn(value),
    bullets: list.map((one, index) => ({
      raw: nameIn(one),
      bold: null,
      strong: false,
      comments: [],
      line: lineOf(`.${index}`),
      checked: null,
      children: [],
      blocks: [],
    })),
    code: [],
    line: lineOf(""),
  };
}

/** `dependsOn` as it would be said: `depends on`. */
export const spaced = (label: string): string => label.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();

/** What an entry of a list of names or paths is called: itself, or its `id` or `path`. */
function nameIn(value: unknown): string {
  if (!isEntry(value)) return textIn(value);
  for (const key of ["path", "file", "id", "key", "task", "name", "title", "text", "description"])
    if (textIn(value[key]) !== "") return textIn(value[key]);
  return "";
}
