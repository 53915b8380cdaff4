import { fileConflict as message } from "../../text/plan.js";
import { conflictsOf } from "../conflicts.js";
import type { Rule } from "./rule.js";

/** Two items that may run at the same time and touch the same path; told at the later one. */
export const fileConflict: Rule = ({ plan }) => {
  const byKey = new Map(plan.items.map((item) => [item.key, item]));
  return conflictsOf(plan.items).flatMap(({ items, path }) => {
    const item = byKey.get(items[1]);
    return item ? [message(item, items, path)] : [];
  });
};
