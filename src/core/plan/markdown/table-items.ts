import { emptyItem, type ItemDraft } from "../draft.js";
import { applyDetails } from "./apply-details.js";
import { applyInline } from "./apply-inline.js";
import type { Line, Table } from "./block.js";
import { type Context, noContext } from "./context.js";
import type { Field } from "./details.js";
import { readHeading } from "./heading.js";
import { isKey, isNumber, splitKey } from "./keys.js";
import { plainText } from "./line.js";
import { readMarks } from "./marks.js";
import { columnOf, type Grid, gridOf } from "./table.js";

/** Items that stand in the rows of a table: an ID column and what else its header names, in any order. */
export function tableItems(table: Table, file: string, context: Context): ItemDraft[] {
  const grid = gridOf(table);
  const layout = layoutOf(grid);
  if (!layout) return [];
  return grid.rows.flatMap((row) => {
    const head = headOf(row, layout);
    return head ? [itemOf(row, head, grid, layout, file, context)] : [];
  });
}

export const holdsTableItems = (table: Table): boolean => tableItems(table, "", noContext).length > 0;

interface Layout {
  /** -1: the title cell begins with the key. */
  id: number;
  title: number;
  /** The title cell may be the key and nothing else: the table says what only items have. */
  keysAlone: boolean;
}

/** A table of items has titles, and keys in a column or at the beginning of the titles. */
function layoutOf(grid: Grid): Layout | null {
  const id = columnOf(grid, "id");
  const title = columnOf(grid, "title");
  if (id >= 0 && (title >= 0 || columnOf(grid, "dependsOn") >= 0 || columnOf(grid, "files") >= 0))
    return { id, title, keysAlone: false };
  const keysAlone = columnOf(grid, "dependsOn") >= 0;
  return title >= 0 && grid.columns.length > 1 ? { id: -1, title, keysAlone } : null;
}

interface Head {
  key: string;
  aliases: string[];
  title: string;
}

function headOf(row: Line[], { id, title, keysAlone }: Layout): Head | null {
  const titled = row[title]?.raw ?? "";
  if (id < 0) {
    const split = splitKey(titled, /^\d+\s/.test(titled));
    if (split && (split.rest !== "" || (keysAlone && !isNumber(split.key))))
      return { key: split.key, aliases: [], title: split.rest || split.key };
    const announced = readHeading(titled);
    return announced?.kind === "item" && announced.aliases.length > 0
      ? {
          key: announced.key,
          aliases: announced.aliases,
          title: titled.replace(/^[^:：.—–-]*[:：.—–-]\s*/, ""),
        }
      : null;
  }
  const key = plainText(row[id]?.raw ?? "").replace(/[.:]$/, "");
  // An ID column makes a key of what would be no key elsewhere, but not of a sentence or a placeholder.
  return isKey(key) || /^[\p{L}\p{N}#][\p{L}\p{N}._/-]{0,40}$/u.test(key)
    ? { key, aliases: [], title: titled }
    : null;
}

/** What a remark says whose column has another name. It counts as far as it names items. */
const blockedBy = /^(?:[^\p{L}\p{N}]*)(?:blocked by|depends on|waits? (?:for|on))\s+(.{1,200})$/iu;

function itemOf(
  row: Line[],
  head: Head,
  grid: Grid,
  layout: Layout,
  file: string,
  context: Context,
): ItemDraft {
  const line = row[0]?.line ?? 1;
  const marks = readMarks(head.title);
  const fields = row.flatMap((cell, index): Field[] => {
    const name = grid.columns[index] ?? null;
    const waits = name === null ? blockedBy.exec(cell.raw)?.[1] : undefined;
    if (waits) return [{ name: "dependsOn", label: "after", value: waits, bullets: [], code: [], line }];
    if (name === null || index === layout.id || index === layout.title || cell.raw === "") return [];
    return [{ name, label: grid.headers[index] ?? "", value: cell.raw, bullets: [], code: [], line }];
  });
  const item: ItemDraft = {
    ...emptyItem(head.key, marks.title || head.key, file, line),
    aliases: [...head.aliases],
    estimate: marks.estimate,
  };
  applyInline(item, marks.inline);
  applyDetails(item, { fields, bullets: [] });
  const said = marks.done || row.some((cell) => /^done\s*[:：]/i.test(cell.raw));
  return {
    ...item,
    track: item.track ?? context.track,
    phase: item.phase ?? context.phase,
    inherited: context.inherited,
    priority: item.priority ?? marks.priority ?? context.priority,
    state: item.state ?? (said || context.done ? "done" : null),
  };
}
