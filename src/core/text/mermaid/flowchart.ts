import type { Plan } from "../../plan/model.js";
import type { Waves } from "../../plan/waves.js";
import { label } from "./label.js";

/** GitHub draws no more than 500 edges and 50,000 characters (mermaid's `maxEdges` and `maxTextSize`). */
const mostItems = 150;
const mostEdges = 400;

/**
 * The open items as a flowchart: a box a wave, thick arrows along the critical path, dotted lines between items that may
 * run at once and touch the same path.
 */
export function flowchart(plan: Pick<Plan, "items">, { waves, criticalPath, conflicts }: Waves): string {
  const shown = new Map(
    waves
      .flat()
      .slice(0, mostItems)
      .map((key, index) => [key, `i${index}`]),
  );
  const items = new Map(plan.items.map((item) => [item.key, item]));
  const lines = ["flowchart LR"];
  for (const [index, keys] of waves.entries()) {
    const inside = keys.filter((key) => shown.has(key));
    if (inside.length === 0) break;
    lines.push(`  subgraph w${index + 1}["Wave ${index + 1}"]`);
    for (const key of inside)
      lines.push(`    ${shown.get(key)}["${label(`${key} ${items.get(key)?.title ?? ""}`)}"]`);
    lines.push("  end");
  }
  const critical = new Set(criticalPath.slice(1).map((key, index) => `${criticalPath[index]}\n${key}`));
  const arrows = [...shown].flatMap(([key, node]) =>
    (items.get(key)?.dependsOn ?? []).flatMap((before) => {
      const from = shown.get(before);
      return from ? [`  ${from} ${critical.has(`${before}\n${key}`) ? "==>" : "-->"} ${node}`] : [];
    }),
  );
  const clashes = conflicts.flatMap(({ items: [one, other], path }) => {
    const [a, b] = [shown.get(one), shown.get(other)];
    return a && b ? [`  ${a} -. "${label(path)}" .- ${b}`] : [];
  });
  const edges = [...arrows, ...clashes];
  lines.push(...edges.slice(0, mostEdges));
  const hidden = waves.flat().length - shown.size;
  if (hidden > 0) lines.push(`  more["and ${hidden} more items"]`);
  if (edges.length > mostEdges) lines.push(`  rest["${edges.length - mostEdges} arrows are not drawn"]`);
  return `${lines.join("\n")}\n`;
}
