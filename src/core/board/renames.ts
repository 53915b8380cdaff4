import { pairsOf } from "../plan/diff/pairs.js";
import { grouped } from "../plan/grouped.js";
import type { Plan } from "../plan/model.js";
import { slug } from "../plan/slug.js";

/** An item whose key was changed. */
export interface Rename {
  from: string;
  to: string;
}

/**
 * Items of the plan that have no issue, and issues whose item has just left it, that are the same: their titles are, and
 * nobody else's is. `known` are the items that have an issue, with the titles that the plan gave them until now; empty:
 * it had left the plan before.
 */
export function renamesOf(
  plan: Pick<Plan, "items">,
  known: readonly { itemKey: string; title: string }[],
): Rename[] {
  const before = known.map(({ itemKey: key, title }) => ({ key, title }));
  const named = new Set(plan.items.map(({ key }) => key));
  const mirrored = new Set(before.map(({ key }) => key));
  const { pairs } = pairsOf(
    { items: oneOfATitle(before).filter(({ key, title }) => title !== "" && !named.has(key)) },
    { items: oneOfATitle(plan.items).filter(({ key }) => !mirrored.has(key)) },
  );
  return pairs.map((pair) => ({ from: pair.before.key, to: pair.after.key }));
}

/** Titles that several have tell nothing. */
function oneOfATitle<One extends { title: string }>(items: readonly One[]): One[] {
  return [...grouped(items, ({ title }) => slug(title)).values()].flatMap((group) =>
    group.length === 1 ? group : [],
  );
}
