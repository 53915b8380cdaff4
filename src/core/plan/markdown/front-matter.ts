import { emptyItem, type ItemDraft } from "../draft.js";
import type { Problem } from "../model.js";
import { parseYaml } from "../yaml/parse.js";
import { setters } from "./apply-details.js";
import type { MarkdownDocument } from "./block.js";
import type { Field } from "./details.js";
import { fieldName } from "./field-names.js";

/** A file that is one item has its fields between `---` at its beginning: at least a key and a title. */
export function frontMatterItem(
  document: MarkdownDocument,
  file: string,
): { item: ItemDraft | null; problems: Problem[] } {
  if (document.frontMatter === null) return { item: null, problems: [] };
  const { values, problems } = parseYaml({ path: file, text: document.frontMatter });
  // The fence above is line 1 of the file.
  if (!values)
    return { item: null, problems: problems.map((problem) => ({ ...problem, line: problem.line + 1 })) };
  if (typeof values.value !== "object" || values.value === null) return { item: null, problems: [] };
  const entries = Object.entries(values.value);
  const textOf = (wanted: "id" | "title"): string =>
    entries.flatMap(([key, value]) =>
      fieldName(key) === wanted && typeof value === "string" ? [value] : [],
    )[0] ?? "";
  const key = textOf("id");
  if (key === "" || textOf("title") === "") return { item: null, problems: [] };
  const item = emptyItem(key, textOf("title"), file, 1);
  for (const [label, value] of entries) {
    const field = fieldOf(label, value, (values.lines.get(label) ?? 0) + 1);
    if (field.name) setters[field.name]?.(item, field);
  }
  return { item, problems: [] };
}

function fieldOf(label: string, value: unknown, line: number): Field {
  const texts = [value].flat().filter((one) => typeof one === "string");
  const bullets = texts.map((raw) => ({
    raw,
    bold: null,
    strong: false,
    comments: [],
    line,
    checked: null,
    children: [],
    blocks: [],
  }));
  const single = Array.isArray(value) ? "" : (texts[0] ?? "");
  return {
    name: fieldName(label),
    label,
    value: single,
    bullets: Array.isArray(value) ? bullets : [],
    code: [],
    line,
  };
}
