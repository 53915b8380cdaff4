import type { Plan } from "../../core/plan/model.js";
import { colours, visible } from "../output.js";
import { sourceLines, summary } from "./summary.js";
import { shortened, table } from "./table.js";

/** The plan as tables for a terminal. */
export function showText(plan: Plan): string {
  const items = table(
    ["Key", "Title", "Track", "Phase", "Prio", "State", "Waits for", "Files"],
    plan.items.map((item) => [
      colours.bold(visible(item.key)),
      shortened(item.title, 60),
      shortened(item.track ?? "", 20),
      shortened(item.phase ?? "", 20),
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
    `${sourceLines(plan)}${summary(plan)}\n`,
  ];
  return parts.filter((part) => part !== "").join("\n");
}
