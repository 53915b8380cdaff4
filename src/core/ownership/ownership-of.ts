import { type Config, defaultOwnersPath } from "../config/model.js";
import type { Document, Plan } from "../plan/model.js";
import { rulesOfItems, rulesOfLists } from "./from-plan.js";
import type { Ownership } from "./model.js";
import { rulesOf } from "./rules-of.js";

/** The plan's document; with several, the first that an item comes from. */
function planPath(plan: Plan): string {
  return plan.items[0]?.file ?? plan.problems[0]?.file ?? "the plan";
}

/**
 * Who owns what: the ownership file decides alone where there is one; else the plan's ownership lists; else
 * the files that its open items declare (design.md §5). A file that is too large counts as absent.
 */
export function ownershipOf(sources: { file: Document | null; plan: Plan; config: Config }): Ownership {
  const { file, plan, config } = sources;
  const parsed = file ? rulesOf(file) : { rules: [], problems: [] };
  const absent = !file || parsed.problems.some((problem) => problem.code === "too-large");
  if (!absent) return { source: file.path, from: "file", ...parsed };
  const { problems } = parsed;
  const lists = rulesOfLists(plan);
  if (lists.length > 0) return { source: planPath(plan), from: "plan", rules: lists, problems };
  const items = rulesOfItems(plan);
  if (items.length > 0) return { source: planPath(plan), from: "items", rules: items, problems };
  return { source: config.owners ?? defaultOwnersPath, from: "file", rules: [], problems };
}
