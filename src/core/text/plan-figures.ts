import type { Conflict } from "../plan/conflicts.js";
import type { ChangeCounts } from "../plan/diff/counts.js";
import type { Chain, PlanPreview } from "../plan/diff/preview.js";
import { count, tally } from "./count.js";
import { cut } from "./escape.js";

/** How a key or path is shown: as code in Markdown, as it is elsewhere. */
type Show = (name: string) => string;

/** Keys of a chain that are shown at each end of a long one. */
const endKeys = 6;

/** `2 items added, 1 removed, 3 changed`. */
export function countsText({ added, removed, changed, reowned }: ChangeCounts): string {
  const items = tally(
    [
      [added, "added"],
      [removed, "removed"],
      [changed, "changed"],
    ],
    "item",
    "items",
  );
  const paths = reowned === 0 ? "" : `${count(reowned, "path", "paths")} with other owners`;
  return [items, paths].filter(Boolean).join(", ") || "nothing different";
}

/** The same for a title: `+2 −1 ~3, owners of 1 path`. Empty where nothing is different. */
export function shortCounts({ added, removed, changed, reowned }: ChangeCounts): string {
  const items = [`+${added}`, `−${removed}`, `~${changed}`].filter((one) => !/^.0$/.test(one)).join(" ");
  const paths = reowned === 0 ? "" : `owners of ${count(reowned, "path", "paths")}`;
  return [items, paths].filter(Boolean).join(", ");
}

/** `4 waves (was 3)`. */
export function wavesText({ waves: { before, after } }: Pick<PlanPreview, "waves">): string {
  const was = before.length === 0 || before.length === after.length ? "" : ` (was ${before.length})`;
  return `${count(after.length, "wave", "waves")}${was}`;
}

/** `A1 → B2 → C3, 9h (was 7h)`; null where nothing is open. */
export function chainText(
  { criticalPath: { before, after } }: Pick<PlanPreview, "criticalPath">,
  show: Show,
): string | null {
  if (after.keys.length === 0) return null;
  const was = lengthText(before) === lengthText(after) ? "" : lengthText(before);
  const moved = was === "" && before.keys.join("\n") !== after.keys.join("\n");
  const note = before.keys.length === 0 ? "" : moved ? keysText(before, show) : was;
  return `${keysText(after, show)}, ${lengthText(after)}${note === "" ? "" : ` (was ${note})`}`;
}

const lengthText = ({ keys, hours }: Chain): string =>
  hours === null ? count(keys.length, "item", "items") : `${hours}h`;

function keysText({ keys }: Chain, show: Show): string {
  const shown = (some: readonly string[]) => some.map((key) => show(cut(key, 80)));
  const left = keys.length - 2 * endKeys;
  const parts =
    left > 0
      ? [...shown(keys.slice(0, endKeys)), `${left} more`, ...shown(keys.slice(-endKeys))]
      : shown(keys);
  return parts.join(" → ");
}

/** `A and B may run at the same time and both touch src/x`. */
export function conflictText({ items: [one, other], path }: Conflict, show: Show): string {
  const [a, b] = [show(cut(one, 80)), show(cut(other, 80))];
  return `${a} and ${b} may run at the same time and both touch ${show(cut(path, 200))}`;
}
