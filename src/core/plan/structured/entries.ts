/** A map of a YAML or JSON document. */
export type Entry = Record<string, unknown>;

export const isEntry = (value: unknown): value is Entry =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A list of nothing but maps; null for anything else. */
export const entriesIn = (value: unknown): Entry[] | null =>
  Array.isArray(value) && value.length > 0 && value.every(isEntry) ? value : null;

/** Text, or a truth value as the document has it; empty for anything else. */
export const textIn = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "boolean" ? String(value) : "";
