import type { Item } from "../model.js";
import { slug } from "../slug.js";

type Named = Pick<Item, "key" | "title">;

/** Items of two states of a plan that are the same item. */
export interface Pairs<Before extends Named, After extends Named> {
  pairs: { before: Before; after: After }[];
  added: After[];
  removed: Before[];
}

/**
 * Items of one key are one item. Of the others, those whose title no other item has are one where their titles are the
 * same: their key was changed.
 */
export function pairsOf<Before extends Named, After extends Named>(
  before: { items: readonly Before[] },
  after: { items: readonly After[] },
): Pairs<Before, After> {
  const old = new Map(before.items.map((item) => [item.key.toLowerCase(), item]));
  const found = new Map<After, Before>();
  for (const item of after.items) {
    const same = old.get(item.key.toLowerCase());
    if (same) found.set(item, same);
  }
  const taken = new Set(found.values());
  const byTitle = alone(before.items.filter((item) => !taken.has(item)));
  for (const [title, item] of alone(after.items.filter((one) => !found.has(one)))) {
    const same = byTitle.get(title);
    if (same) found.set(item, same);
  }
  const matched = new Set(found.values());
  return {
    pairs: after.items.flatMap((item) => {
      const same = found.get(item);
      return same ? [{ before: same, after: item }] : [];
    }),
    added: after.items.filter((item) => !found.has(item)),
    removed: before.items.filter((item) => !matched.has(item)),
  };
}

/** Items by their titles, without titles that several have. */
function alone<One extends Named>(items: readonly One[]): Map<string, One> {
  const byTitle = new Map<string, One | null>();
  for (const item of items) {
    const title = slug(item.title);
    if (title !== "") byTitle.set(title, byTitle.has(title) ? null : item);
  }
  return new Map([...byTitle].flatMap(([title, item]) => (item ? [[title, item] as const] : [])));
}
