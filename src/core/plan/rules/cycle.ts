import { cycle as message } from "../../text/plan.js";
import { cyclesOf } from "../cycles.js";
import type { Rule } from "./rule.js";

/** Items that wait for each other. One problem a cycle, at the item of it that the plan names first. */
export const cycle: Rule = ({ plan }) => {
  const place = new Map(plan.items.map((item, index) => [item.key, index]));
  return cyclesOf(plan.items).flatMap((keys) => {
    const first = keys.reduce((a, b) => ((place.get(a) ?? 0) <= (place.get(b) ?? 0) ? a : b));
    const from = keys.indexOf(first);
    const item = plan.items[place.get(first) ?? -1];
    return item ? [message(item, [...keys.slice(from), ...keys.slice(0, from)])] : [];
  });
};
