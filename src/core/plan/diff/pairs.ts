import type { Item, Plan } from "../model.js";
import { slug } from "../slug.js";

/** Items of two states of a plan that are the same item. */
export interface Pairs {
  pairs: { before: Item; after: Item }[];
  added: Item[];
  removed: Item[];
}

/**
 * Items of one key are one item. Of the others, those whose title no other item has are one where their titles are the
 * same: their key was changed.
 */
export function pairsOf(before: Pick<Plan, "items">, after: Pick<Plan, "items">): Pairs {
  const old = new Map(before.items.map((item) => [item.key.toLowerCase(), item]));
  const found = new Map<Item, Item>();
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
function alone(items: readonly Item[]): Map<string, Item> {
  const byTitle = new Map<string, Item | null>();
  for (const item of items) {
    const title = slug(item.title);
    if (title !== "") byTitle.set(title, byTitle.has(title) ? null : item);
  }
  return new Map([...byTitle].flatMap(([title, item]) => (item ? [[title, item] as const] : [])));
}
