import type { Table } from "mdast";
import { type FieldName, fieldName } from "./field-names.js";
import { type Line, linesOf, plainText } from "./line.js";
import { lineOf } from "./outline.js";

/** A table by its header: what each column is about, and its rows' cells. */
export interface Grid {
  headers: string[];
  columns: (FieldName | null)[];
  rows: Line[][];
}

/** Rows may have fewer cells than the header; what is beyond the header is dropped, as GitHub does. */
export function gridOf(table: Table): Grid {
  const [head, ...body] = table.children;
  const headers = (head?.children ?? []).map((cell) =>
    plainText(
      linesOf(cell.children, 1)
        .map((line) => line.raw)
        .join(" "),
    ),
  );
  const rows = body.map((row) =>
    row.children.slice(0, headers.length).map((cell) => {
      const lines = linesOf(cell.children, lineOf(row));
      return {
        raw: lines
          .map((line) => line.raw)
          .join(" ")
          .trim(),
        bold: lines[0]?.bold ?? null,
        comments: [],
        line: lineOf(row),
      };
    }),
  );
  return { headers, columns: headers.map(fieldName), rows };
}

/** Place of the first column of a kind; -1 where there is none. A column called ID goes before one called `#`. */
export function columnOf(grid: Grid, name: FieldName): number {
  const named = grid.columns.findIndex((column, index) => column === name && grid.headers[index] !== "#");
  return named >= 0 ? named : grid.columns.indexOf(name);
}
