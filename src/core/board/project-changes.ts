import { batches } from "./batches.js";
import type { Change, ItemValues } from "./change.js";
import { type DesiredBoard, projectStatus } from "./desired.js";
import { isRemoved } from "./issue-change.js";
import type { BoardFacts, ProjectField, ProjectFieldName, ProjectValues } from "./model.js";

/** GitHub's limit for the options of a single select field. */
export const maxOptions = 50;

/** A request that adds items is light; one that sets values writes up to five fields for each item. */
const addedAtOnce = 50;
const setAtOnce = 40;

export const fieldNames = [
  "Status",
  "Track",
  "Priority",
  "Phase",
  "Wave",
] as const satisfies ProjectFieldName[];

/** Options that a field has whether an item uses them or not. */
const fixedOptions: Partial<Record<ProjectFieldName, string[]>> = {
  Status: ["Ready", "Blocked", "Claimed", "Done"],
  Priority: ["P0", "P1", "P2", "P3"],
};

export interface ProjectChanges {
  setUp: Change[];
  items: Change[];
}

/** The project itself with its fields, and the items in it. Nothing where there can be no project. */
export function projectChanges(board: DesiredBoard, facts: BoardFacts): ProjectChanges {
  if (board.project === false || facts.projectProblem !== null) return { setUp: [], items: [] };
  const rows = projectRows(board, facts);
  const setUp: Change[] = [];
  if (!facts.project) {
    if (!("title" in board.project)) return { setUp: [], items: [] };
    setUp.push({ kind: "create-project", title: board.project.title });
  }
  const usable = new Map<ProjectFieldName, (value: string) => boolean>();
  for (const name of fieldNames) {
    const { change, takes } = fieldChange(
      name,
      valuesOf(name, rows),
      fieldOf(facts, name),
      facts.project === null,
    );
    if (change) setUp.push(change);
    usable.set(name, takes);
  }
  return { setUp, items: itemChanges(rows, usable) };
}

export function fieldOf(facts: Pick<BoardFacts, "project">, name: ProjectFieldName): ProjectField | null {
  return facts.project?.fields.find((field) => field.name.toLowerCase() === name.toLowerCase()) ?? null;
}

/** All values that a field should be able to show, in the plan's order. */
function valuesOf(name: ProjectFieldName, rows: readonly Row[]): string[] {
  return [...new Set([...(fixedOptions[name] ?? []), ...rows.flatMap((row) => row.wanted[name] ?? [])])];
}

interface Row {
  itemKey: string;
  isIn: boolean;
  wanted: Partial<ProjectValues>;
  current: Partial<ProjectValues>;
}

function projectRows(board: DesiredBoard, facts: BoardFacts): Row[] {
  const planned = board.items.flatMap(({ item, outcome, values }): Row[] => {
    const inProject = facts.project ? (facts.issues.get(item.key)?.projectItem ?? null) : null;
    if (!inProject && outcome === "dropped") return [];
    return [
      { itemKey: item.key, isIn: inProject !== null, wanted: values, current: inProject?.values ?? {} },
    ];
  });
  return [...planned, ...removedRows(board, facts)];
}

/** Items that left the plan stay in the project, and say that they did; those that people closed stay as they are. */
function removedRows(board: DesiredBoard, facts: BoardFacts): Row[] {
  if (!facts.project) return [];
  const planned = new Set(board.items.map((one) => one.item.key));
  return [...facts.issues].flatMap(([itemKey, issue]) => {
    if (planned.has(itemKey) || !issue.projectItem || !isRemoved(issue)) return [];
    const wanted = { Status: projectStatus("removed") };
    return [{ itemKey, isIn: true, wanted, current: issue.projectItem.values }];
  });
}

function fieldChange(
  name: ProjectFieldName,
  values: string[],
  field: ProjectField | null,
  isNew: boolean,
): { change: Change | null; takes: (value: string) => boolean } {
  const none = { change: null, takes: () => false };
  if (values.length === 0 || field?.type === "OTHER") return none;
  if (field?.type === "TEXT") return { change: null, takes: () => true };
  if (!field && !(isNew && name === "Status")) {
    const type = values.length > maxOptions ? "TEXT" : "SINGLE_SELECT";
    const options = type === "TEXT" ? [] : values;
    return { change: { kind: "create-field", name, type, options }, takes: () => true };
  }
  // A new project has a Status field already: GitHub makes it, and no second one can have its name.
  const has = new Set((field?.options ?? []).map((option) => option.name.toLowerCase()));
  const missing = values.filter((value) => !has.has(value.toLowerCase())).slice(0, maxOptions - has.size);
  for (const value of missing) has.add(value.toLowerCase());
  return {
    change: missing.length > 0 ? { kind: "add-options", field: name, options: missing } : null,
    takes: (value) => has.has(value.toLowerCase()),
  };
}

function itemChanges(
  rows: readonly Row[],
  usable: ReadonlyMap<ProjectFieldName, (value: string) => boolean>,
): Change[] {
  const absent = rows.filter((row) => !row.isIn).map((row) => row.itemKey);
  const differing = rows.flatMap(({ itemKey, wanted, current }): ItemValues[] => {
    const values: ItemValues["values"] = {};
    for (const name of fieldNames) {
      const value = wanted[name];
      // A value that the plan doesn't have is people's to set.
      if (value == null || !usable.get(name)?.(value) || value.toLowerCase() === current[name]?.toLowerCase())
        continue;
      values[name] = value;
    }
    return Object.keys(values).length > 0 ? [{ itemKey, values }] : [];
  });
  return [
    ...batches(absent, addedAtOnce).map((itemKeys): Change => ({ kind: "add-project-items", itemKeys })),
    ...batches(differing, setAtOnce).map((items): Change => ({ kind: "set-project-values", items })),
  ];
}
