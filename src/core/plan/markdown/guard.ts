import { maxMarkdownLines, maxNesting } from "../limits.js";

/** Why a text isn't parsed: its shape would keep the Markdown parser busy for seconds or more. */
export interface Refusal {
  why: "nested" | "tangled" | "long";
  line: number;
}

/**
 * What a paragraph's markers may cost in all: the parser compares them with each other, so that it takes about the
 * square of their number. Measured: 20 million is half a second.
 */
const budget = 20_000_000;

/**
 * Looks for nesting and for tangles of brackets, stars and backticks before the parser does.
 * One pass over the text; counts a table's rows and a list's lines one by one, since they are parsed one by one.
 */
export function refusal(text: string): Refusal | null {
  let cost = 0;
  let markers = 0;
  let previous = "";
  let inTable = false;
  let number = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    number += 1;
    if (number > maxMarkdownLines) return { why: "long", line: 0 };
    const start = line.slice(0, 400);
    if (nestingOf(start) > maxNesting) return { why: "nested", line: number };
    const blank = line.trim() === "";
    inTable = !blank && (inTable || isDelimiterOf(line, previous));
    if (blank || inTable || /^\s*(?:[-*+]\s|#{1,6}\s|\d{1,9}[.)]\s|```|~~~)/.test(start)) markers = 0;
    const before = markers;
    markers += count(line);
    cost += markers * markers - before * before;
    if (cost > budget) return { why: "tangled", line: number };
    previous = blank || inTable ? "" : previous === "" ? line : "\u0000";
  }
  return null;
}

/** Levels that a line's beginning opens: quotes and bullets written one after the other, or indentation before a bullet. */
function nestingOf(start: string): number {
  const opening = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*/.exec(start)?.[0] ?? "";
  const indent = /^[ \t]*/.exec(start)?.[0].replaceAll("\t", "    ").length ?? 0;
  const written = opening.replace(/[^>*+.)-]/g, "").length;
  return written + (written > 0 ? Math.floor(indent / 2) : 0);
}

/** `|---|:-:|` below a line of as many cells that begins its paragraph. */
function isDelimiterOf(line: string, header: string): boolean {
  if (header === "" || !header.includes("|") || !/^[ \t|:-]+$/.test(line) || !line.includes("-"))
    return false;
  return cells(line) === cells(header);
}

const cells = (line: string): number =>
  line.trim().replace(/\\\|/g, "").replace(/^\|/, "").replace(/\|$/, "").split("|").length;

function count(line: string): number {
  let found = 0;
  for (let index = 0; index < line.length; index += 1) if (costly.has(line.charCodeAt(index))) found += 1;
  return found;
}

const costly = new Set([..."[]*_~`<!&"].map((char) => char.charCodeAt(0)));
