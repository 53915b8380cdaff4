import { errorsOf, findItem } from "../../core/plan/lookup.js";
import type { Item, Plan } from "../../core/plan/model.js";
import { readPlan } from "../../core/plan/read.js";
import { byUrgency, readyItems } from "../../core/plan/ready.js";
import { nearest } from "../../core/text/nearest.js";
import { CannotAnswer } from "../exit.js";
import { json, type Outcome, problemLines } from "../outcome.js";
import { colours, visible } from "../output.js";
import { documentsFor } from "./documents.js";
import type { PlanOptions } from "./options.js";
import { shortened, table } from "./table.js";

interface Options extends PlanOptions {
  done?: string[];
}

/** `signalbox plan ready FILE… [--done KEY…]` */
export async function planReady(files: string[], options: Options): Promise<Outcome> {
  const plan = readPlan(await documentsFor(files, options.as), { as: options.as });
  const done = (options.done ?? []).flatMap((keys) => keys.split(",")).filter((key) => key.trim() !== "");
  const finished = done.map((name) => keyOf(plan, name));
  const ready = byUrgency(readyItems(plan, finished));
  const left = plan.items.filter(({ key, state }) => state === "open" && !finished.includes(key)).length;
  return {
    stdout: options.json ? json({ ready: ready.map(shown) }) : readyText(ready, left),
    stderr: problemLines(errorsOf(plan.problems)),
    code: errorsOf(plan.problems).length > 0 || (ready.length === 0 && left > 0) ? 1 : 0,
  };
}

function keyOf(plan: Plan, name: string): string {
  const item = findItem(plan, name);
  if (item) return item.key;
  const near = nearest(
    name,
    plan.items.map(({ key }) => key),
  );
  throw new CannotAnswer(
    `--done ${name}: no item of this plan has this key${near ? `; did you mean ${near}?` : ""}`,
  );
}

const shown = ({ key, title, track, phase, priority, files, estimate }: Item) => ({
  key,
  title,
  track,
  phase,
  priority,
  files: files.map(({ path }) => path),
  estimate,
});

function readyText(ready: readonly Item[], left: number): string {
  if (left === 0) return "Everything is done.\n";
  if (ready.length === 0) return "Nothing can start: what is open waits for other open items.\n";
  const rows = ready.map((item) => [
    colours.bold(visible(item.key)),
    shortened(item.title, 60),
    shortened(item.track ?? "", 20),
    item.priority ?? "",
    shortened(item.estimate ?? "", 12),
  ]);
  return table(["Key", "Title", "Track", "Prio", "Estimate"], rows);
}
