import type { ItemDraft, Reference } from "../draft.js";
import type { Deliverable, ItemFile, ItemState } from "../model.js";
import { parsePriority } from "../priority.js";
import { slug } from "../slug.js";
import type { Bullet } from "./block.js";
import type { Details, Field } from "./details.js";
import { isLoose } from "./field-names.js";
import { filesInTree } from "./file-tree.js";
import { codesIn, plainText } from "./line.js";
import { accessOf, filesIn, isPlainPath } from "./paths.js";

/** Writes what is said under an item into the item. */
export function applyDetails(item: ItemDraft, details: Details): void {
  for (const field of details.fields) if (field.name) setters[field.name]?.(item, field);
  item.deliverables = deliverablesOf(details);
  if (!details.fields.some((field) => field.name === "files")) {
    for (const bullet of details.bullets) item.files.push(...pathsNamed(bullet));
  }
  item.files = [...new Map(item.files.map((file) => [file.path, file])).values()];
}

/** What a field's text means, whoever holds it: a label, a column, a key of front matter. */
export const setters: Partial<Record<NonNullable<Field["name"]>, (item: ItemDraft, field: Field) => void>> = {
  dependsOn: (item, field) => item.dependsOn.push(...references(item, field)),
  blocks: (item, field) => item.blocks.push(...references(item, field)),
  files: (item, field) => {
    const access = accessOf(field.label) ?? "modify";
    for (const text of textsOf(field)) item.files.push(...filesIn(text, access));
    for (const code of field.code) item.files.push(...filesInTree(code, access));
  },
  exitCriteria: (item, field) => {
    item.exitCriteria ??= textsOf(field).join("\n") || null;
  },
  priority: (item, field) => {
    item.priority ??= parsePriority(field.value);
  },
  estimate: (item, field) => {
    item.estimate ??= plainText(field.value) || null;
  },
  owner: (item, field) => {
    item.owner ??= plainText(field.value) || null;
  },
  agentId: (item, field) => {
    const id = plainText(field.value);
    if (id !== "") item.aliases.push(id);
  },
  status: (item, field) => {
    item.state ??= stateOf(field.value);
  },
  phase: (item, field) => {
    item.phase = plainText(field.value) || item.phase;
  },
  track: (item, field) => {
    item.track ??= slug(field.value) || null;
  },
};

/** `[x]`, `✅`, `done`, `100%` are done; anything else that is said is open. */
export function stateOf(text: string): ItemState | null {
  const plain = plainText(text);
  if (plain === "") return null;
  return /^(?:\[x\]|x$|✓|✔|✅|☑|100\s?%|(?:done|completed?|closed|merged|shipped|finished|yes|erledigt|fertig|abgeschlossen|terminée?|terminad[ao]|completad[ao]|hech[ao]|feit[ao]|concluíd[ao]|fatto|completato|klaar|готово|выполнено|завершено|완료|完了|已?完成)(?=$|[\s:：.,;(—–-]))/iu.test(
    plain,
  )
    ? "done"
    : "open";
}

/** The field's own text, and its entries with those inside them. */
function textsOf(field: Field): string[] {
  const inside = (bullet: Bullet): string[] => [bullet.raw, ...bullet.children.flatMap(inside)];
  return [field.value, ...field.bullets.flatMap(inside)].filter((text) => text !== "");
}

function references(item: ItemDraft, field: Field): Reference[] {
  const entries = [{ raw: field.value, line: field.line }, ...field.bullets].filter(({ raw }) => raw !== "");
  const clause = isLoose(field.label);
  return entries.map(({ raw, line }) => ({
    text: raw,
    file: item.file,
    line,
    explicit: !clause,
    whole: false,
    clause,
  }));
}

/** The list made for deliverables; else the work; else the criteria of success; else the entries that stand free. */
function deliverablesOf(details: Details): Deliverable[] {
  for (const name of ["deliverables", "work", "criteria"] as const) {
    const found = details.fields.filter((field) => field.name === name).flatMap(entriesOf);
    if (found.length > 0) return found;
  }
  return details.bullets.map(deliverable);
}

const entriesOf = (field: Field): Deliverable[] =>
  field.bullets.length > 0
    ? field.bullets.map(deliverable)
    : field.value === ""
      ? []
      : [{ text: field.value, done: false }];

const deliverable = (bullet: Bullet): Deliverable => ({ text: bullet.raw, done: bullet.checked === true });

/** Paths that an entry names in code. `New skill: …` makes the file; `New tool in …` changes it. */
export function pathsNamed(bullet: Bullet): ItemFile[] {
  const label = /^([^`:：]{0,60})[:：]\s*`/.exec(bullet.raw)?.[1] ?? "";
  const access = accessOf(label) ?? "modify";
  return codesIn(bullet.raw)
    .filter(isPlainPath)
    .map((path) => ({ path, access }));
}
