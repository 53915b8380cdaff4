import { type DesiredBoard, notHeld, projectStatus } from "./desired.js";
import { isRemoved } from "./issue-change.js";
import type { BoardFacts, ProjectFieldName, ProjectValues } from "./model.js";

/** An item of the board that is in the project or gets into it. */
export interface ProjectRow {
  itemKey: string;
  isIn: boolean;
  /** Fields that aren't named stay as they are. */
  wanted: Partial<ProjectValues>;
  current: Partial<ProjectValues>;
}

/** Options that a field has whether an item uses them or not. */
const fixedOptions: Partial<Record<ProjectFieldName, string[]>> = {
  Status: ["Ready", "Blocked", "Claimed", "Done"],
  Priority: ["P0", "P1", "P2", "P3"],
};

export function projectRows(board: DesiredBoard, facts: BoardFacts): ProjectRow[] {
  const planned = board.items.flatMap(({ item, outcome, values }): ProjectRow[] => {
    const inProject = facts.project ? (facts.issues.get(item.key)?.projectItem ?? null) : null;
    if (!inProject && outcome === "dropped") return [];
    return [
      { itemKey: item.key, isIn: inProject !== null, wanted: values, current: inProject?.values ?? {} },
    ];
  });
  return [...planned, ...leftRows(board, facts)];
}

/**
 * Items that left the plan stay in the project, and say that they did; those that people closed stay as they are. Who
 * holds one is said as long as somebody does.
 */
function leftRows(board: DesiredBoard, facts: BoardFacts): ProjectRow[] {
  if (!facts.project) return [];
  const planned = new Set(board.items.map((one) => one.item.key));
  return [...facts.issues].flatMap(([itemKey, issue]) => {
    if (planned.has(itemKey) || !issue.projectItem) return [];
    const held = board.held.get(itemKey) ?? notHeld;
    const wanted = { ...(isRemoved(issue) ? { Status: projectStatus("removed") } : {}), ...held };
    return [{ itemKey, isIn: true, wanted, current: issue.projectItem.values }];
  });
}

/** All values that a field should be able to show, in the plan's order; of those that differ in case alone, the first. */
export function valuesOf(name: ProjectFieldName, rows: readonly ProjectRow[]): string[] {
  const all = [...(fixedOptions[name] ?? []), ...rows.flatMap((row) => row.wanted[name] ?? [])];
  const first = new Map<string, string>();
  for (const value of all) {
    const folded = value.toLowerCase();
    if (!first.has(folded)) first.set(folded, value);
  }
  return [...first.values()];
}
