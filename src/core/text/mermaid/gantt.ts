import { grouped } from "../../plan/grouped.js";
import { laneOf } from "../../plan/lookup.js";
import type { Plan } from "../../plan/model.js";
import type { Waves } from "../../plan/waves.js";
import { taskName } from "./label.js";

const mostTasks = 150;

/**
 * The timetable as a gantt, a section a track; null where no item has an estimate. The plan has no dates, so an hour is
 * written as a second, and the axis counts seconds.
 */
export function gantt(plan: Pick<Plan, "items">, { timetable, criticalPath }: Waves): string | null {
  if (timetable.length === 0) return null;
  const items = new Map(plan.items.map((item) => [item.key, item]));
  const critical = new Set(criticalPath);
  const sections = grouped(timetable.slice(0, mostTasks), ({ key }) => {
    const item = items.get(key);
    return item ? laneOf(item) : key;
  });
  const lines = ["gantt", "  title Hours from the start", "  dateFormat x", "  axisFormat %s"];
  let number = 0;
  for (const [lane, slots] of sections) {
    lines.push(`  section ${taskName(lane)}`);
    for (const { key, start, end } of slots) {
      number += 1;
      const name = taskName(`${key} ${items.get(key)?.title ?? ""}`);
      const mark = critical.has(key) ? "crit, " : "";
      lines.push(`  ${name} :${mark}t${number}, ${milliseconds(start)}, ${milliseconds(end)}`);
    }
  }
  const hidden = timetable.length - mostTasks;
  if (hidden > 0) lines.push(`  section and ${hidden} more`);
  return `${lines.join("\n")}\n`;
}

const milliseconds = (hours: number): number => Math.round(hours * 1000);
