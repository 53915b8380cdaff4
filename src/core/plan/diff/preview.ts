import type { Conflict } from "../conflicts.js";
import { chainHours, hoursOf } from "../critical-path.js";
import type { Item, Plan } from "../model.js";
import { type Waves, waves } from "../waves.js";
import type { PlanChange } from "./change.js";
import { type ChangeCounts, changeCounts } from "./counts.js";
import { diffPlans } from "./diff-plans.js";
import { pairsOf } from "./pairs.js";

/** The chain of open items that takes longest. */
export interface Chain {
  keys: string[];
  /** Null where no open item has an estimate: then it is the chain of most items. */
  hours: number | null;
}

export interface AddedItem {
  key: string;
  title: string;
  /** From 1; null where it is in none: it is done, or in a cycle. */
  wave: number | null;
  dependsOn: string[];
}

/** What follows from going from one state of a plan to another. */
export interface PlanPreview {
  /** As `diffPlans` gives them. */
  changes: PlanChange[];
  counts: ChangeCounts;
  added: AddedItem[];
  /** How many dependencies came and went, those of items that came and went included. */
  dependencies: { added: number; removed: number };
  /** Keys of open items by wave. */
  waves: { before: string[][]; after: string[][] };
  criticalPath: { before: Chain; after: Chain };
  /** Each with the keys of its own state. */
  conflicts: { added: Conflict[]; solved: Conflict[] };
}

/** Compares two states of a plan, `before` and `after`, and the ways in which they can be carried out. */
export function planPreview(
  before: Pick<Plan, "items" | "ownership">,
  after: Pick<Plan, "items" | "ownership">,
): PlanPreview {
  const changes = diffPlans(before, after);
  const { pairs, added, removed } = pairsOf(before, after);
  const [old, current] = [waves(before), waves(after)];
  const waveOf = new Map(
    current.waves.flatMap((keys, index) => keys.map((key) => [key, index + 1] as const)),
  );
  return {
    changes,
    counts: changeCounts(changes),
    added: added.map(({ key, title, dependsOn }) => ({
      ...{ key, title, dependsOn },
      wave: waveOf.get(key) ?? null,
    })),
    dependencies: dependencyCounts(changes, added, removed),
    waves: { before: old.waves, after: current.waves },
    criticalPath: { before: chainOf(before.items, old), after: chainOf(after.items, current) },
    conflicts: conflictChanges(
      old.conflicts,
      current.conflicts,
      new Map(pairs.map((pair) => [pair.before.key, pair.after.key])),
    ),
  };
}

function dependencyCounts(
  changes: readonly PlanChange[],
  added: readonly Item[],
  removed: readonly Item[],
): PlanPreview["dependencies"] {
  const rewired = changes.filter((change) => change.kind === "rewired");
  const sum = (lists: string[][]) => lists.reduce((total, { length }) => total + length, 0);
  return {
    added: sum([...rewired.map((change) => change.added), ...added.map(({ dependsOn }) => dependsOn)]),
    removed: sum([...rewired.map((change) => change.removed), ...removed.map(({ dependsOn }) => dependsOn)]),
  };
}

function chainOf(items: readonly Item[], { waves: levels, criticalPath }: Waves): Chain {
  const open = new Set(levels.flat());
  return {
    keys: criticalPath,
    hours: chainHours(criticalPath, hoursOf(items.filter(({ key }) => open.has(key)))),
  };
}

/** `now`: today's key of an item by the one that it had. */
function conflictChanges(
  before: readonly Conflict[],
  after: readonly Conflict[],
  now: ReadonlyMap<string, string>,
): PlanPreview["conflicts"] {
  const name = ({ items, path }: Conflict) => JSON.stringify([...[...items].sort(), path]);
  const today = ({ items: [one, other], path }: Conflict): Conflict => ({
    items: [now.get(one) ?? one, now.get(other) ?? other],
    path,
  });
  const old = new Set(before.map((conflict) => name(today(conflict))));
  const current = new Set(after.map(name));
  return {
    added: after.filter((conflict) => !old.has(name(conflict))),
    solved: before.filter((conflict) => !current.has(name(today(conflict)))),
  };
}
