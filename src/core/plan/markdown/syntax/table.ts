import type { TreeCursor } from "@lezer/common";
import type { Line, Table } from "../block.js";
import { plainText } from "../line.js";
import { linesOf } from "./lines.js";
import { eachChild, type Source } from "./source.js";

/** Rows may have fewer cells than the header; what is beyond the header is dropped, as GitHub does. */
export function tableOf(cursor: TreeCursor, source: Source): Table {
  const table: Table = { type: "table", headers: [], rows: [], line: source.lineAt(cursor.from) };
  eachChild(cursor, (child) => {
    if (child.name === "TableHeader") table.headers = cellsOf(child, source).map(({ raw }) => plainText(raw));
    else if (child.name === "TableRow")
      table.rows.push(cellsOf(child, source).slice(0, table.headers.length));
  });
  return table;
}

/** The tree has nothing for a cell without text: between two bars there is one. */
function cellsOf(cursor: TreeCursor, source: Source): Line[] {
  const cells: Line[] = [];
  const line = source.lineAt(cursor.from);
  let filled = false;
  let first = true;
  eachChild(cursor, (child) => {
    if (child.name === "TableDelimiter") {
      if (!filled && !first) cells.push({ raw: "", bold: null, strong: false, comments: [], line });
      filled = false;
      first = false;
    } else if (child.name === "TableCell") {
      cells.push(cellOf(child, source));
      filled = true;
      first = false;
    }
  });
  return cells;
}

/** GFM takes the backslash off a bar in code as well (https://github.github.com/gfm/#tables-extension-). */
function cellOf(cursor: TreeCursor, source: Source): Line {
  const lines = linesOf(cursor, source);
  const line = lines[0] as Line;
  if (lines.length > 1) line.raw = lines.map(({ raw }) => raw).join(" ");
  if (line.raw.includes("\\|")) line.raw = line.raw.replaceAll("\\|", "|");
  return line;
}
