import { columnsAre, ignored, unknownLabel } from "../../text/plan-explain.js";
import type { LineNote } from "../draft.js";
import type { Block, Bullet, Table } from "./block.js";
import { isAside } from "./context.js";
import { labelled } from "./details.js";
import { type Section, sectionsOf } from "./outline.js";
import { gridOf } from "./table.js";
import { holdsTableItems } from "./table-items.js";

/** Why the lines of a document would be ignored. It counts for those that became nothing else. */
export function lineReasons(outline: Section): LineNote[] {
  return sectionsOf(outline).flatMap((section) => {
    const reasons = section.blocks.flatMap(reasonsIn);
    const aside = isAside(section);
    const below = aside ? reasons.map((note) => ({ ...note, what: ignored.aside })) : reasons;
    return section.depth === 0 ? below : [note(section.line, headingReason(section, aside)), ...below];
  });
}

function headingReason({ announced }: Section, aside: boolean): string {
  if (aside) return ignored.aside;
  return announced?.kind === "item" ? ignored.chapter : ignored.heading;
}

function reasonsIn(block: Block): LineNote[] {
  switch (block.type) {
    case "paragraph":
      return block.lines.map((line) => {
        const label = labelled(line);
        const known = label?.name === null ? unknownLabel(label.label) : ignored.homeless;
        return note(line.line, label ? known : ignored.text);
      });
    case "list":
      return block.bullets.flatMap(bulletReasons);
    case "table":
      return tableReasons(block);
    case "code": {
      const reason = block.lang === "" || block.lang === "mermaid" ? ignored.drawing : ignored.code;
      return span(block.line, block.value.split("\n").length + 2, reason);
    }
    case "html":
      return span(
        block.line,
        block.value.split("\n").length,
        block.value.trimStart().startsWith("<!--") ? ignored.comment : ignored.html,
      );
    case "quote":
      return block.blocks.flatMap(reasonsIn).map(({ line }) => note(line, ignored.quote));
    case "rule":
      return [note(block.line, ignored.rule)];
    case "heading":
      return [note(block.line, ignored.heading)];
  }
}

function tableReasons(table: Table): LineNote[] {
  const { line, rows } = table;
  const used = holdsTableItems(table);
  const reason = used ? ignored.row : ignored.table;
  const { headers, columns } = gridOf(table);
  const known = headers.flatMap((header, index) => {
    const column = columns[index];
    return column ? [[header, column] as const] : [];
  });
  const head: LineNote[] = used
    ? [
        { line, kind: "field", what: columnsAre(known) },
        { line: line + 1, kind: "field", what: "" },
      ]
    : [note(line, reason), note(line + 1, reason)];
  return [...head, ...rows.map((row) => note(row[0]?.line ?? line, reason))];
}

const bulletReasons = (bullet: Bullet): LineNote[] => [
  note(bullet.line, ignored.freeEntry),
  ...bullet.blocks.flatMap(reasonsIn),
  ...bullet.children.flatMap(bulletReasons),
];

const span = (line: number, count: number, reason: string): LineNote[] =>
  Array.from({ length: count }, (_, index) => note(line + index, reason));

const note = (line: number, what: string): LineNote => ({ line, kind: "ignored", what });
