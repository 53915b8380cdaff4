import type { TreeCursor } from "@lezer/common";
import type { Line } from "../block.js";
import { eachChild, type Source } from "./source.js";
import { textOf } from "./text.js";

/** A paragraph's lines (or a heading's, or a cell's) as they were written. */
export function linesOf(cursor: TreeCursor, source: Source): Line[] {
  const { from, to } = cursor;
  const lines: Line[] = [];
  let last = blank(source.lineAt(from));
  const add = (text: string, offset: number): void => {
    if (last.raw === "") last.line = source.lineAt(offset);
    let start = 0;
    for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", start)) {
      last.raw += text.slice(start, end);
      lines.push(last);
      last = blank(last.line + 1);
      start = end + 1;
    }
    last.raw += start === 0 ? text : text.slice(start);
  };
  let at = from;
  eachChild(cursor, (child) => {
    if (child.from > at) add(source.text.slice(at, child.from), at);
    at = child.to;
    if (child.name === "Comment")
      last.comments = [...last.comments, ...comment(source.text.slice(child.from, child.to))];
    const marked = child.name === "StrongEmphasis" || child.name === "Emphasis";
    const strong = child.name === "StrongEmphasis";
    const { from: start } = child;
    const text = textOf(child, source);
    if (!marked) return add(text, start);
    const bold = text.replace(/\s*\n\s*/g, " ");
    if (last.raw.trim() === "") last = { ...last, bold, strong };
    add(bold, start);
  });
  if (to > at) add(source.text.slice(at, to), at);
  lines.push(last);
  for (const line of lines) line.raw = line.raw.trim();
  return lines;
}

const blank = (line: number): Line => ({ raw: "", bold: null, strong: false, comments: none, line });

/** Shared, since most lines have none. */
const none: readonly string[] = [];

const comment = (html: string): string[] => {
  const found = /^<!--(.*?)-->$/s.exec(html.slice(0, 2000).trim());
  return found?.[1] ? [found[1].trim()] : [];
};
