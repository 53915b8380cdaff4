import type { ItemDraft, PlanDraft, Reference } from "./draft.js";
import { maxDependencies } from "./limits.js";
import type { Names } from "./names.js";
import type { Link } from "./reading.js";
import { type Named, readReference } from "./references.js";

/** All dependencies of a plan, or the first of them where there are more than anybody can mean. */
export interface Links {
  links: Link[];
  /** The place from which on they were left out. */
  cut: Reference | null;
}

/** What every dependency of a plan means: of the items' own fields, of `blocks`, and of the arrows in drawings. */
export function linksOf(draft: PlanDraft, names: Names): Links {
  const links: Link[] = [];
  let left = maxDependencies;
  for (const link of allLinks(draft, names)) {
    left -= Math.max(1, link.to.length);
    if (left < 0) return { links, cut: link.reference };
    links.push(link);
  }
  return { links, cut: null };
}

function* allLinks(draft: PlanDraft, names: Names): Generator<Link> {
  for (const item of draft.items) {
    for (const reference of item.dependsOn) {
      for (const named of namesIn(reference, names)) yield linkOf(item.key, named, reference);
    }
    for (const reference of item.blocks) yield* reversed(item, reference, names);
  }
  for (const edge of draft.edges) {
    const reference = { text: edge.before, file: edge.file, line: edge.line, explicit: false, whole: true };
    const before = names.find(edge.before);
    const after = names.find(edge.after);
    if (!before || !after || before.kind === "ambiguous" || after.kind === "ambiguous") continue;
    const named = { name: edge.before, meaning: before, nameLike: true };
    for (const key of after.keys) yield linkOf(key, named, reference);
  }
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
