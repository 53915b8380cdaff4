import { emptyItem, type ItemDraft } from "../draft.js";
import type { Document, Problem } from "../model.js";
import { isEntry, textIn } from "../structured/entries.js";
import { fieldOf, spaced } from "../structured/field-of.js";
import { parseYaml } from "../yaml/parse.js";
import { setters } from "./apply-details.js";
import { fieldNotes } from "./detail-notes.js";
import { type FieldName, fieldName } from "./field-names.js";

interface Found {
  item: ItemDraft | null;
  problems: Problem[];
}

/** What stands between two lines of three dashes, the first of which begins the text; empty where nothing does. */
export const frontMatterIn = (text: string): string =>
  /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)??---[ \t]*(?:\r?\n|$)/.exec(text)?.[1] ?? "";

export const frontMatterOf = ({ path, text }: Document): Found => frontMatterItem(frontMatterIn(text), path);

/**
 * A file that is one item has its fields between `---` at its beginning: a title, a key (or the file is called by it:
 * `001.md`), and a number in the key or one more field of an item, since pages of other kinds have ids and titles too.
 */
export function frontMatterItem(text: string | null, file: string): Found {
  if (!text) return { item: null, problems: [] };
  const parsed = parseYaml({ path: file, text });
  // What strict YAML has no use for is text to the tools that write such files; that is said as a warning.
  const { values } = parsed.values ? parsed : parseYaml({ path: file, text: quoted(text) });
  const problems = parsed.problems.map(
    (problem): Problem => ({
      ...problem,
      // The fence above is line 1 of the file.
      line: problem.line + 1,
      severity: values ? "warning" : problem.severity,
    }),
  );
  if (!values) return { item: null, problems };
  if (!isEntry(values.value)) return { item: null, problems };
  const entries = Object.entries(values.value);
  const textOf = (wanted: FieldName): string =>
    entries.map(([key, value]) => (nameOf(key) === wanted ? textIn(value) : "")).find((one) => one !== "") ??
    "";
  const key = textOf("id") || keyOfFile(file);
  const title = textOf("title");
  const tells = /\d/.test(textOf("id")) || entries.some(([label]) => telling.has(nameOf(label)));
  if (key === "" || title === "" || !tells) return { item: null, problems };
  const item = emptyItem(key, title, file, 1);
  if (/^0+[1-9]\d*$/.test(key)) item.aliases.push(String(Number(key)));
  const fields = entries.map(([label, value]) =>
    fieldOf(label, value, (below) => (values.lines.get(`${label}${below}`) ?? 0) + 1),
  );
  for (const field of fields) if (field.name) setters[field.name]?.(item, field);
  item.notes = () => fields.flatMap(fieldNotes);
  return { item, problems };
}

/** Values such as `@ada` and `CLI: add it` in quotes. */
const quoted = (text: string): string =>
  text.replace(
    /^([ \t]*(?:- |[\w-]+:[ \t]+))((?:[@`%]|[^"'[\]{}&*!|>#\s][^\n]*?:[ \t])[^\n]*)$/gm,
    (_, head: string, value: string) => `${head}${JSON.stringify(value.trim())}`,
  );

const nameOf = (label: string): FieldName | null => fieldName(spaced(label));

/** What pages of other kinds don't have in their front matter. */
const telling = new Set<FieldName | null>([
  "dependsOn",
  "blocks",
  "status",
  "priority",
  "files",
  "estimate",
  "phase",
  "track",
  "owner",
]);

/** `epics/login/001.md` is task 001. */
const keyOfFile = (file: string): string =>
  /(?:^|[/\\])(?:task[-_ ]?)?(\d{1,6})\.(?:md|markdown)$/i.exec(file)?.[1] ?? "";
