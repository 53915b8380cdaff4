import type { Line, Table } from "./block.js";
import { type FieldName, fieldName } from "./field-names.js";

/** A table by its header: what each column is about, and its rows' cells. */
export interface Grid {
  headers: string[];
  columns: (FieldName | null)[];
  rows: Line[][];
}

export const gridOf = ({ headers, rows }: Table): Grid => ({
  headers,
  columns: headers.map(fieldName),
  rows,
});

/** Place of the first column of a kind; -1 where there is none. A column called ID goes before one called `#`. */
export function columnOf(grid: Grid, name: FieldName): number {
  const named = grid.columns.findIndex((column, index) => column === name && grid.headers[index] !== "#");
  return named >= 0 ? named : grid.columns.indexOf(name);
}
