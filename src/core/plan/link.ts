import type { Edge, ItemDraft, PlanDraft, Reference } from "./draft.js";
import { maxDependencies } from "./limits.js";
import type { Meaning, Names } from "./names.js";
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
  const settled = new Set<string>();
  for (const item of draft.items) {
    if (item.dependsOn.some(({ clause }) => !clause)) settled.add(item.key);
    for (const reference of item.dependsOn) {
      const named = reference.clause ? clauseNames(reference, names) : namesIn(reference, names);
      if (named.length > 0) settled.add(item.key);
      for (const one of named) yield linkOf(item.key, one, reference);
    }
    for (const reference of item.blocks) yield* reversed(item, reference, names);
  }
  const edges = draft.edges.flatMap((edge) => resolved(edge, names));
  for (const { how, link } of edges) {
    if (how === "summed") continue;
    settled.add(link.from);
    yield link;
  }
  const spoken = settled.size > 0;
  for (const { how, link } of edges) {
    if (how !== "summed" || spoken) continue;
    settled.add(link.from);
    yield link;
  }
  for (const item of draft.items) {
    if (settled.has(item.key)) continue;
    for (const reference of item.inherited)
      for (const named of namesIn(reference, names)) yield linkOf(item.key, named, reference);
  }
}

/** Both ends of an edge must be names and nothing else: drawings and sentences speak of many other things. */
function resolved(edge: Edge, names: Names): { how: Edge["how"]; link: Link }[] {
  const reference = { text: edge.before, file: edge.file, line: edge.line, explicit: false, whole: true };
  const [before, after] = [edge.before, edge.after].map((text) => endOf(edge, text, names)) as [
    Meaning[],
    Meaning[],
  ];
  return after.flatMap(({ keys }) =>
    keys.flatMap((key) =>
      before.map((meaning) => {
        const named = { name: edge.before, meaning, nameLike: true };
        return { how: edge.how, link: linkOf(key, named, reference) };
      }),
    ),
  );
}

function endOf(edge: Edge, text: string, names: Names): Meaning[] {
  const drawn = edge.how === "drawn" || edge.how === "branched";
  const found = drawn ? [names.find(text)] : readReference(text, names, true).map((one) => one.meaning);
  const meanings = found.filter(
    (one) => one !== null && one.kind !== "ambiguous" && (edge.how !== "branched" || one.kind === "item"),
  );
  return meanings.length === found.length ? (meanings as Meaning[]) : [];
}

const namesIn = (reference: Reference, names: Names): Named[] =>
  reference.whole
    ? [{ name: reference.text.trim(), meaning: names.find(reference.text), nameLike: true }]
    : readReference(reference.text, names);

function clauseNames({ text }: Reference, names: Names): Named[] {
  const found = readReference(text, names, true);
  return found.every(({ meaning }) => meaning !== null && meaning.kind !== "ambiguous") ? found : [];
}

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
