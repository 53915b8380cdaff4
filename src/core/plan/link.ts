import type { ItemDraft, PlanDraft, Reference } from "./draft.js";
import type { Names } from "./names.js";
import type { Link } from "./reading.js";
import { type Named, readReference } from "./references.js";

/** What every dependency of a plan means: of the items' own fields, of `blocks`, and of the arrows in drawings. */
export function linksOf(draft: PlanDraft, names: Names): Link[] {
  const links: Link[] = [];
  for (const item of draft.items) {
    for (const reference of item.dependsOn) {
      for (const named of namesIn(reference, names)) links.push(linkOf(item.key, named, reference));
    }
    for (const reference of item.blocks) links.push(...reversed(item, reference, names));
  }
  for (const edge of draft.edges) {
    const reference = { text: edge.before, file: edge.file, line: edge.line, explicit: false, whole: true };
    const before = names.find(edge.before);
    const after = names.find(edge.after);
    if (!before || !after || before.kind === "ambiguous" || after.kind === "ambiguous") continue;
    const named = { name: edge.before, meaning: before, nameLike: true };
    for (const key of after.keys) links.push(linkOf(key, named, reference));
  }
  return links;
}

const namesIn = (reference: Reference, names: Names): Named[] =>
  reference.whole
    ? [{ name: reference.text.trim(), meaning: names.find(reference.text), nameLike: true }]
    : readReference(reference.text, names);

/** A phase or a track that the item itself is in doesn't make it wait for itself. */
function linkOf(from: string, named: Named, reference: Reference): Link {
  const keys = named.meaning?.keys ?? [];
  const to = named.meaning?.kind === "group" ? keys.filter((key) => key !== from) : keys;
  const ambiguous = named.meaning?.kind === "ambiguous";
  return { from, to, name: named.name, ambiguous, nameLike: named.nameLike, reference };
}

/** `blocks: B` on A is `depends on: A` on B. What names nothing stays with A, so that it's reported there. */
function reversed(item: ItemDraft, reference: Reference, names: Names): Link[] {
  return namesIn(reference, names).flatMap((named) => {
    if (!named.meaning || named.meaning.kind === "ambiguous") return [linkOf(item.key, named, reference)];
    const waiting = named.meaning.keys.filter((key) => key !== item.key || named.meaning?.kind === "item");
    const own: Named = { name: item.key, meaning: { kind: "item", keys: [item.key] }, nameLike: true };
    return waiting.map((key) => linkOf(key, own, reference));
  });
}
