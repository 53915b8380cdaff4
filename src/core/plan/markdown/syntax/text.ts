import type { TreeCursor } from "@lezer/common";
import { decodeNamedCharacterReference } from "decode-named-character-reference";
import { eachChild, labelOf, type Source } from "./source.js";

/** The text of an inline node: code in backticks, nothing else left of Markdown; lines end where they were ended. */
export function textOf(cursor: TreeCursor, source: Source): string {
  const { from, to } = cursor;
  const { text } = source;
  switch (cursor.name) {
    case "InlineCode":
      return `\`${codeIn(text.slice(from, to)).replaceAll("`", "'")}\``;
    case "StrongEmphasis":
    case "Emphasis":
    case "Strikethrough":
      return textBetween(cursor, source, from, to);
    case "Link":
    case "Image":
      return bracketed(cursor, source);
    case "HardBreak":
      return "\n";
    case "Escape":
      return text.slice(from + 1, to);
    case "Entity":
      return decoded(text.slice(from, to));
    case "Autolink":
      return text.slice(from + 1, to - 1);
    case "EmphasisMark":
    case "StrikethroughMark":
    case "HeaderMark":
    case "QuoteMark":
    case "TaskMarker":
    case "HTMLTag":
    case "Comment":
    case "ProcessingInstruction":
      return "";
    default:
      return text.slice(from, to);
  }
}

/** The text of a node from one offset to another, with its children's between them. */
function textBetween(cursor: TreeCursor, source: Source, from: number, to: number): string {
  let out = "";
  let at = from;
  eachChild(cursor, (child) => {
    if (child.from < from || child.to > to) return;
    out += source.text.slice(at, child.from) + textOf(child, source);
    at = child.to;
  });
  return out + source.text.slice(at, to);
}

/**
 * Brackets are a link when an address or a defined label follows; else they are text as they stand. The parser leaves
 * that to its user, since it doesn't know the definitions.
 */
function bracketed(cursor: TreeCursor, source: Source): string {
  const { from, to } = cursor;
  const { text } = source;
  let close = -1;
  let label = "";
  eachChild(cursor, ({ name, from: start, to: end }) => {
    if (name === "LinkMark" && close < 0 && text[start] === "]") close = start;
    if (name === "LinkLabel") label = labelOf(text.slice(start, end));
  });
  if (close < 0) return textBetween(cursor, source, from, to);
  const open = from + (cursor.name === "Image" ? 2 : 1);
  const inside = textBetween(cursor, source, open, close);
  if (text[close + 1] === "(") return inside;
  const defined = source.labels.has(label === "" ? labelOf(text.slice(open, close)) : label);
  if (defined) return inside.startsWith("^") ? "" : inside;
  return text.slice(from, open) + inside + text.slice(close, to);
}

/** Code without its backticks, and without one space on both sides (https://spec.commonmark.org/0.31.2/#code-spans). */
function codeIn(written: string): string {
  const ticks = /^`+/.exec(written)?.[0].length ?? 0;
  const code = written.slice(ticks, written.length - ticks).replace(/\s*\n\s*/g, " ");
  return code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "" ? code.slice(1, -1) : code;
}

function decoded(entity: string): string {
  const numeric = /^&#(?:x([0-9a-f]+)|(\d+));$/i.exec(entity);
  if (!numeric) return decodeNamedCharacterReference(entity.slice(1, -1)) || entity;
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
