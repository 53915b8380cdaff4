import type { ItemDraft } from "../draft.js";
import { setters } from "./apply-details.js";
import type { Inline } from "./inline-fields.js";

/** Writes what an item's own line says in passing into the item. */
export function applyInline(item: ItemDraft, { fields, clauses }: Pick<Inline, "fields" | "clauses">): void {
  const { line, file } = item;
  for (const { name, label, value } of fields)
    setters[name]?.(item, { name, label, value, bullets: [], code: [], line });
  for (const text of clauses)
    item.dependsOn.push({ text, file, line, explicit: false, whole: false, clause: true });
}
