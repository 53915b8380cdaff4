import { parseEstimate, roundedHours } from "../../core/plan/estimate.js";
import { grouped } from "../../core/plan/grouped.js";
import type { Item, Plan } from "../../core/plan/model.js";
import type { Waves } from "../../core/plan/waves.js";
import { colours, visible } from "../output.js";
import { shortened, table } from "./table.js";

/** Waves, critical path, conflicts and timetable for a terminal. */
export function wavesText(plan: Plan, found: Waves): string {
  const items = new Map(plan.items.map((item) => [item.key, item]));
  const clashing = new Set(found.conflicts.flatMap((conflict) => conflict.items));
  const rows = found.waves.flatMap((keys, index) =>
    keys.map((key, place) => [
      place === 0 ? String(index + 1) : "",
      colours.bold(visible(key)),
      ...columnsOf(items.get(key)),
      clashing.has(key) ? colours.yellow("!") : "",
    ]),
  );
  const slots = found.timetable.map(({ key, start, end }) => [visible(key), `${start} h`, `${end} h`]);
  const parts = [
    table(["Wave", "Key", "Title", "Waits for", "Files"], rows),
    conflictText(found),
    chainText(found, items),
    table(["Key", "From", "To"], slots),
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("\n") : "Nothing is open.\n";
}

const columnsOf = (item: Item | undefined): string[] => [
  shortened(item?.title ?? "", 60),
  shortened(item?.dependsOn.join(", ") ?? "", 40),
];

function chainText({ criticalPath }: Waves, items: ReadonlyMap<string, Item>): string {
  if (criticalPath.length < 2) return "";
  const estimates = criticalPath.map((key) => parseEstimate(items.get(key)?.estimate ?? ""));
  const known = estimates.filter((hours) => hours !== null);
  const sum = roundedHours(known.reduce((total, hours) => total + hours, 0));
  const missing = estimates.length - known.length;
  const hours =
    known.length === 0
      ? `${criticalPath.length} items`
      : `${sum} h${missing > 0 ? `, without ${missing} that ${missing === 1 ? "has" : "have"} no estimate` : ""}`;
  return `Longest chain (${hours}): ${criticalPath.map(visible).join(" → ")}\n`;
}

/** Who may run at once and touches the same files: those are not safe to run in parallel. */
function conflictText({ conflicts }: Waves): string {
  const byPath = grouped(conflicts, ({ path }) => path);
  return [...byPath]
    .map(([path, found]) => {
      const keys = [...new Set(found.flatMap(({ items }) => items))].map(visible);
      return `${colours.yellow("!")} May run at once, all touch ${visible(path)}: ${keys.join(", ")}\n`;
    })
    .join("");
}
