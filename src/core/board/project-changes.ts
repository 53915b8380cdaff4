import { batches } from "./batches.js";
import type { Change, ItemValues } from "./change.js";
import type { DesiredBoard } from "./desired.js";
import { shownIn, showsAlready } from "./field-value.js";
import type { BoardFacts, FieldType, ProjectFieldName } from "./model.js";
import {
  canHold,
  fieldNames,
  fieldOf,
  lackedBy,
  madeType,
  maxOptions,
  type OwnField,
} from "./project-fields.js";
import { type ProjectRow, projectRows, valuesOf } from "./project-rows.js";

/** Items in one request. A request that takes GitHub too long is sent again in halves. */
const atOnce = 50;

/** Made before there is anything to show: people arrange their views once. */
const fromTheStart: readonly ProjectFieldName[] = ["Session", "Claim ends"];

/** What these say is over when the plan and the claims have no value; any other value is then people's to set. */
const cleared: readonly ProjectFieldName[] = ["Session", "Claim ends"];

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
  const columns = new Map<ProjectFieldName, Column>();
  for (const name of fieldNames) {
    const { change, column } = fieldChange(
      name,
      valuesOf(name, rows),
      fieldOf(facts, name),
      facts.project === null,
    );
    if (change) setUp.push(change);
    if (column) columns.set(name, column);
  }
  return { setUp, items: itemChanges(rows, columns) };
}

/** A field that we write into, as it will be once it has been set up. */
interface Column {
  type: FieldType;
  /** How it shows a value of ours; null: it can't. */
  shows: (value: string) => string | null;
}

interface FieldChange {
  change: Change | null;
  column: Column | null;
}

function fieldChange(
  name: ProjectFieldName,
  values: string[],
  field: OwnField | null,
  isNew: boolean,
): FieldChange {
  if (field && !canHold(name, field.type)) return { change: null, column: null };
  if (field) return field.type === "SINGLE_SELECT" ? moreOptions(name, values, field) : asItIs(name, field);
  if (values.length === 0 && !fromTheStart.includes(name)) return { change: null, column: null };
  // A new project has a Status field already: GitHub makes it, and no second one can have its name.
  if (isNew && name === "Status") {
    return {
      change: { kind: "add-options", field: name, options: values },
      column: { type: "SINGLE_SELECT", shows: (value) => value },
    };
  }
  const type = madeType(name, values.length);
  const options = type === "TEXT" ? [] : values;
  return {
    change: { kind: "create-field", name, type, options },
    column: { type, shows: (value) => value },
  };
}

function asItIs(name: ProjectFieldName, field: OwnField): FieldChange {
  return { change: null, column: { type: field.type, shows: (value) => shownIn(field, name, value) } };
}

/** As many of the options that it lacks as GitHub takes. */
function moreOptions(name: ProjectFieldName, values: string[], field: OwnField): FieldChange {
  const added = lackedBy(field, values).slice(0, Math.max(0, maxOptions - field.options.length));
  const gets = new Set(added.map((value) => value.toLowerCase()));
  return {
    change: added.length > 0 ? { kind: "add-options", field: name, options: added } : null,
    column: {
      type: field.type,
      shows: (value) => shownIn(field, name, value) ?? (gets.has(value.toLowerCase()) ? value : null),
    },
  };
}

function itemChanges(rows: readonly ProjectRow[], columns: ReadonlyMap<ProjectFieldName, Column>): Change[] {
  const absent = rows.filter((row) => !row.isIn).map((row) => row.itemKey);
  const differing = rows.flatMap((row): ItemValues[] => {
    const values: ItemValues["values"] = {};
    for (const [name, column] of columns) {
      const value = valueToSet(name, column, row);
      if (value !== undefined) values[name] = value;
    }
    return Object.keys(values).length > 0 ? [{ itemKey: row.itemKey, values }] : [];
  });
  return [
    ...batches(absent, atOnce).map((itemKeys): Change => ({ kind: "add-project-items", itemKeys })),
    ...batches(differing, atOnce).map((items): Change => ({ kind: "set-project-values", items })),
  ];
}

/** Null: to be cleared; undefined: stays as it is. */
function valueToSet(
  name: ProjectFieldName,
  { type, shows }: Column,
  row: ProjectRow,
): string | null | undefined {
  const wanted = row.wanted[name];
  const current = row.current[name] ?? null;
  if (wanted === undefined) return undefined;
  const shown = wanted === null ? null : shows(wanted);
  if (shown !== null) return showsAlready(name, type, current, shown) ? undefined : shown;
  return current !== null && cleared.includes(name) ? null : undefined;
}
