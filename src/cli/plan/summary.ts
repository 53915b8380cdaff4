import { errorsOf } from "../../core/plan/lookup.js";
import type { Plan } from "../../core/plan/model.js";

/** How much of everything a plan has, in a line. */
export function summary({ items, problems }: Pick<Plan, "items" | "problems">): string {
  const done = items.filter((item) => item.state === "done").length;
  const edges = items.reduce((sum, item) => sum + item.dependsOn.length, 0);
  const errors = errorsOf(problems).length;
  return [
    count(items.length, "item"),
    `${done} done`,
    count(edges, "dependency", "dependencies"),
    count(errors, "error"),
    count(problems.length - errors, "warning"),
  ].join(", ");
}

/** What each document was taken for. */
export const sourceLines = ({ sources }: Pick<Plan, "sources">): string =>
  sources
    .slice(0, 20)
    .map(({ path, format }) => `${path} ${format === null ? "could not be read" : `was read as ${format}`}\n`)
    .concat(sources.length > 20 ? [`and ${sources.length - 20} more documents\n`] : [])
    .join("");

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
