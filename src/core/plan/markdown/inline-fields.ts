import { type FieldName, fieldName } from "./field-names.js";
import { plainText } from "./line.js";

/** A field that stands in the line of an item itself. */
export interface InlineField {
  name: FieldName;
  label: string;
  value: string;
}

/** A title with what it says about the item taken off. */
export interface Inline {
  title: string;
  fields: InlineField[];
  /** What a clause says the item waits for; it counts only where it is names and nothing else. */
  clauses: string[];
}

/** Most titles have none of these. */
const telling = /[:：]|\b(?:deps?|depends?|after|needs?|requires?|waits?|block(?:s|ed)|unblocks)\b/i;
const bracketed = /[([]([^()[\]]{2,200})[)\]]|`([A-Za-z_]{2,20}:[^`\s][^`]{0,200})`/g;
const separator = /\s+(?:[—–|·•→←]|--?>?|<--?)\s+/u;
const waiting = /^(depends? (?:up)?on|depends|deps?|blocked by)\s+(.+)$/i;
const clause = /^(?:(?:starts? |only )?after|needs|requires|waits? (?:for|on))\s+(.+)$/i;
const ending =
  /,?\s+(?:(?:starts? |only )?after|depends on|blocked by|needs|requires|waits? (?:for|on))\s+([^.:：]{1,80})\.?$/i;

/**
 * Takes fields out of the line that an item begins with: `(depends on T1)`, `[deps: T1, T2]`, `— Deps: T001`,
 * `| Files: a.ts | Agent: ada`, and a clause at its end: `…, after T5`.
 */
export function readInline(raw: string): Inline {
  const inline: Inline = { title: raw, fields: [], clauses: [] };
  if (!telling.test(raw)) return inline;
  inline.title = raw.replace(bracketed, (whole, inside?: string, code?: string) =>
    take((inside ?? code ?? "").trim(), inline) ? " " : whole,
  );
  const [title = "", ...parts] = inline.title.split(separator);
  const left = parts.filter((part) => !take(part.trim(), inline));
  // A label that we don't know is a field too where others stand beside it.
  const spoken =
    left.length < parts.length ? left.filter((part) => !/^[^:：]{1,30}[:：]\s/.test(part)) : left;
  if (left.length < parts.length) inline.title = [title, ...spoken].join(" — ");
  const end = inline.fields.length > 0 ? null : ending.exec(inline.title);
  if (end?.[1]) inline.clauses.push(end[1]);
  inline.title = inline.title.replace(/\s{2,}/g, " ").trim();
  return inline;
}

/** Whether a part is a field or a clause; it's noted then. */
function take(part: string, { fields, clauses }: Inline): boolean {
  const colon = part.search(/[:：]/);
  const name = colon > 0 ? fieldName(plainText(part.slice(0, colon))) : null;
  if (name !== null && allowed.has(name)) {
    fields.push({ name, label: part.slice(0, colon), value: part.slice(colon + 1).trim() });
    return true;
  }
  const direct = waiting.exec(part);
  if (direct?.[2]) {
    fields.push({ name: "dependsOn", label: direct[1] ?? "", value: direct[2] });
    return true;
  }
  const said = clause.exec(part);
  if (said?.[1]) clauses.push(said[1]);
  return false;
}

/** What a line may say of itself in passing. */
const allowed = new Set<FieldName>([
  "dependsOn",
  "blocks",
  "files",
  "priority",
  "estimate",
  "owner",
  "status",
  "phase",
  "exitCriteria",
]);
