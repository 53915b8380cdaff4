import type { TreeCursor } from "@lezer/common";
import type { Block, Bullet, Code, Line, List } from "../block.js";
import { linesOf } from "./lines.js";
import { eachChild, type Source } from "./source.js";
import { tableOf } from "./table.js";

/** The blocks inside the node that the cursor is at. */
export function blocksOf(cursor: TreeCursor, source: Source): Block[] {
  const blocks: Block[] = [];
  eachChild(cursor, (child) => {
    const block = blockOf(child, source);
    if (block) blocks.push(block);
  });
  return blocks;
}

/** Null for what says nothing to a reader: marks, and definitions of links. */
function blockOf(cursor: TreeCursor, source: Source): Block | null {
  const { name, from, to } = cursor;
  const line = source.lineAt(from);
  switch (name) {
    case "Paragraph":
    case "Task":
      return { type: "paragraph", lines: linesOf(cursor, source), line };
    case "BulletList":
    case "OrderedList":
      return listOf(cursor, source);
    case "Table":
      return tableOf(cursor, source);
    case "FencedCode":
    case "CodeBlock":
      return codeOf(cursor, source);
    case "Blockquote":
      return { type: "quote", blocks: blocksOf(cursor, source), line };
    case "HorizontalRule":
      return { type: "rule", line };
    case "HTMLBlock":
    case "CommentBlock":
    case "ProcessingInstructionBlock":
      return { type: "html", value: source.text.slice(from, to), line };
    default: {
      const depth = /^(?:ATX|Setext)Heading([1-6])$/.exec(name)?.[1];
      if (!depth) return null;
      const raw = linesOf(cursor, source).map((one) => one.raw);
      return { type: "heading", depth: Number(depth), raw: raw.join(" ").trim(), line };
    }
  }
}

function listOf(cursor: TreeCursor, source: Source): List {
  const list: List = { type: "list", bullets: [], line: source.lineAt(cursor.from) };
  eachChild(cursor, (child) => {
    if (child.name === "ListItem") list.bullets.push(bulletOf(child, source));
  });
  return list;
}

function bulletOf(cursor: TreeCursor, source: Source): Bullet {
  const line = source.lineAt(cursor.from);
  const [first, ...others] = entriesOf(cursor, source);
  const leads = first?.block.type === "paragraph";
  const lines = first?.block.type === "paragraph" ? entryLines(first.block.lines) : [];
  const [head] = lines;
  const rest = (leads ? others : first ? [first, ...others] : []).map(({ block }) => block);
  return {
    raw: textIn(lines),
    bold: head?.bold ?? null,
    strong: head?.strong ?? false,
    comments: lines.length === 1 && head ? head.comments : lines.flatMap((one) => one.comments),
    line: head?.line ?? line,
    checked: first?.checked ?? null,
    children:
      rest.length === 0 ? none : rest.flatMap((block) => (block.type === "list" ? block.bullets : [])),
    blocks: rest.length === 0 ? none : rest.filter((block) => block.type !== "list"),
  };
}

/** Shared, since most entries hold nothing else. */
const none: readonly never[] = [];

const textIn = (lines: readonly Line[]): string =>
  lines.length === 1
    ? (lines[0]?.raw ?? "")
    : lines
        .map((one) => one.raw)
        .join(" ")
        .trim();

function entriesOf(cursor: TreeCursor, source: Source): { block: Block; checked: boolean | null }[] {
  const entries: { block: Block; checked: boolean | null }[] = [];
  eachChild(cursor, (child) => {
    const checked = child.name === "Task" ? source.text[child.from + 1] !== " " : null;
    const block = blockOf(child, source);
    if (block) entries.push({ block, checked });
  });
  return entries;
}

/** Markdown takes an unindented `Branches: …` right below a list into the last entry; its writer meant a new line. */
function entryLines(lines: Line[]): Line[] {
  const end = lines.findIndex((line, index) => index > 0 && /^\p{Lu}[\p{L} ]{0,30}[:：]\s/u.test(line.raw));
  return end < 0 ? lines : lines.slice(0, end);
}

function codeOf(cursor: TreeCursor, source: Source): Code {
  const code: Code = { type: "code", lang: "", value: "", line: source.lineAt(cursor.from) };
  eachChild(cursor, ({ name, from, to }) => {
    if (name === "CodeInfo") code.lang = (/^\S*/.exec(source.text.slice(from, to))?.[0] ?? "").toLowerCase();
    if (name === "CodeText") code.value += source.text.slice(from, to);
  });
  return code;
}
