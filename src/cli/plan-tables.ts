import Table from "cli-table3";
import { errorsOf } from "../core/plan/lookup.js";
import type { Item, Plan } from "../core/plan/model.js";
import type { Waves } from "../core/plan/waves.js";
import { colours, visible } from "./output.js";

/** The plan as tables for a terminal. */
export function showText(plan: Plan): string {
  const items = table(
    ["Key", "Title", "Track", "Phase", "Prio", "State", "Waits for", "Files"],
    plan.items.map((item) => [
      colours.bold(visible(item.key)),
      shortened(item.title, 60),
      visible(item.track ?? ""),
      visible(item.phase ?? ""),
      item.priority ?? "",
      item.state === "done" ? colours.green("done") : "open",
      shortened(item.dependsOn.join(", "), 30),
      String(item.files.length || ""),
    ]),
  );
  const ownership = table(
    ["Path", "Owners", "Note"],
    plan.ownership.map(({ pattern, owners, note }) => [
      visible(pattern),
      visible(owners.join(", ")),
      shortened(note ?? "", 60),
    ]),
  );
  const parts = [
    plan.title === null ? "" : `${colours.bold(visible(plan.title))}\n`,
    items,
    ownership,
    `${summary(plan)}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** One line: problems themselves go to standard error. */
export function lintText(plan: Plan): string {
  return `${summary(plan)}\n`;
}

/** Waves, critical path, conflicts and timetable for a terminal. */
export function wavesText(plan: Plan, { waves, criticalPath, conflicts, timetable }: Waves): string {
  const titles = new Map(plan.items.map((item) => [item.key, item]));
  const rows = waves.flatMap((keys, index) =>
    keys.map((key, place) => [
      place === 0 ? String(index + 1) : "",
      colours.bold(visible(key)),
      ...columnsOf(titles.get(key)),
    ]),
  );
  const slots = timetable.map(({ key, start, end }) => [visible(key), `${start} h`, `${end} h`]);
  const parts = [
    table(["Wave", "Key", "Title", "Waits for"], rows),
    criticalPath.length > 1 ? `Longest chain: ${criticalPath.map(visible).join(" → ")}\n` : "",
    conflicts
      .map(
        ({ items, path }) =>
          `May run at once, both touch ${visible(path)}: ${items.map(visible).join(", ")}\n`,
      )
      .join(""),
    table(["Key", "From", "To"], slots),
  ].filter((part) => part !== "");
  return parts.length > 0 ? parts.join("\n") : "Nothing is open.\n";
}

const columnsOf = (item: Item | undefined): string[] => [
  shortened(item?.title ?? "", 60),
  shortened(item?.dependsOn.join(", ") ?? "", 40),
];

function table(head: string[], rows: string[][]): string {
  if (rows.length === 0) return "";
  const body = new Table({ head, style: { head: [], border: [] } });
  body.push(...rows);
  return `${body.toString()}\n`;
}

const shortened = (text: string, most: number): string => {
  const chars = [...visible(text)];
  return chars.length > most ? `${chars.slice(0, most - 1).join("")}…` : chars.join("");
};

function summary({ items, problems }: Plan): string {
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

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
