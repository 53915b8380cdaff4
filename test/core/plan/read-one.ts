import type { Item, Plan } from "../../../src/core/plan/model.js";
import { readPlan } from "../../../src/core/plan/read.js";

/** A plan of one Markdown document. */
export const markdown = (text: string): Plan => readPlan([{ path: "PLAN.md", text }]);

/** A plan of one YAML document. */
export const yaml = (text: string): Plan => readPlan([{ path: "plan.yml", text }]);

/** An item that must be there. */
export function item(plan: Plan, key: string): Item {
  const found = plan.items.find((one) => one.key === key);
  if (!found) throw new Error(`no item ${key} among ${plan.items.map((one) => one.key).join(", ")}`);
  return found;
}

/** Problems as `line code`, in their order. */
export const told = (plan: Plan): string[] => plan.problems.map(({ line, code }) => `${line} ${code}`);
