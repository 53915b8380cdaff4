import type { Block, Bullet, Line, Table } from "./block.js";
import { type FieldName, fieldName } from "./field-names.js";
import { plainText } from "./line.js";
import type { Section } from "./outline.js";

/** A label and what stands after and under it. */
export interface Field {
  name: FieldName | null;
  label: string;
  value: string;
  bullets: readonly Bullet[];
  /** Contents of code fences. */
  code: readonly string[];
  line: number;
}

/** What is said about an item under its heading, or under its line. */
export interface Details {
  fields: Field[];
  /** Entries that stand under no label. */
  bullets: Bullet[];
}

/** Blocks as fields and free entries. A list or a code fence belongs to the label right above it. */
export function detailsOf(blocks: readonly Block[]): Details {
  const details: Details = { fields: [], bullets: [] };
  let current: Field | null = null;
  for (const block of blocks) {
    if (block.type === "paragraph") {
      let last: Field | null = null;
      for (const line of block.lines) {
        const field = labelled(line);
        if (field) details.fields.push(field);
        else if (last) last.value = `${last.value} ${line.raw}`.trim();
        last = field ?? last;
      }
      current = last;
    } else if (block.type === "list") {
      if (current) current.bullets = [...current.bullets, ...block.bullets];
      else addBullets(details, block.bullets);
    } else if (block.type === "code" && current) current.code = [...current.code, block.value];
    else if (block.type === "table") details.fields.push(...fieldsIn(block));
  }
  return details;
}

/** A table of two columns, labels and what they say: `| Field | Value |`. */
function fieldsIn({ headers, rows }: Table): Field[] {
  if (headers.length !== 2) return [];
  return rows.flatMap(([label, value]) => {
    const name = fieldName(plainText(label?.raw ?? "").replace(/[:：]$/, ""));
    if (name === null || !label || !value) return [];
    return [{ name, label: label.raw, value: value.raw, bullets: [], code: [], line: label.line }];
  });
}

/** Entries that are labels (`- Files: …`) are fields; the others stay entries. */
export function addBullets(details: Details, bullets: readonly Bullet[]): void {
  for (const bullet of bullets) {
    const field = labelled(bullet);
    if (field) details.fields.push({ ...field, bullets: bullet.children });
    else details.bullets.push(bullet);
  }
}

/** What a section and those in it say. The entries of inner sections count only under a label that we know. */
export function detailsUnder(section: Section): Details {
  const details = detailsOf(section.blocks);
  for (const inner of section.sections) {
    const below = detailsUnder(inner);
    const name = fieldName(plainText(inner.raw).replace(/[:：]$/, ""));
    if (name && !inner.announced) {
      const code = inner.blocks.flatMap((block) => (block.type === "code" ? [block.value] : []));
      const value = inner.blocks.flatMap((block) => (block.type === "paragraph" ? block.lines : []));
      details.fields.push({
        name,
        label: inner.raw,
        value: value.map((line) => line.raw).join(" "),
        bullets: below.bullets,
        code,
        line: inner.line,
      });
    }
    details.fields.push(...below.fields);
  }
  return details;
}

/** `**Label**: value`, `**Label:** value`; without bold letters only where the label is one that we know. */
export function labelled(line: Line): Field | null {
  const colon = /[:：]/.exec(line.raw.slice(0, 120))?.index ?? -1;
  if (colon <= 0) return null;
  const label = plainText(line.raw.slice(0, colon));
  const name = fieldName(label);
  const inBold = line.bold?.replace(/[:：].*$/s, "").trim() === line.raw.slice(0, colon).trim();
  if (!name && !inBold) return null;
  return { name, label, value: line.raw.slice(colon + 1).trim(), bullets: none, code: none, line: line.line };
}

/** Shared, since most fields have neither entries nor code. */
const none: readonly never[] = [];
