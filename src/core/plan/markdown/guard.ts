import { maxIndentation, maxNesting } from "../limits.js";

/** Why a text isn't parsed: its shape would keep the Markdown parser busy for seconds or more. */
export interface Refusal {
  why: "nested" | "tangled";
  line: number;
}

/**
 * What a paragraph's markers may cost in all: the parser compares them with each other, so that it takes about the
 * square of their number. Measured: 100 million is a quarter of a second.
 */
const budget = 100_000_000;

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
    const start = line.length > 400 ? line.slice(0, 400) : line;
    if (nestingOf(start) > maxNesting || isFarIn(line)) return { why: "nested", line: number };
    const blank = start.trim() === "";
    inTable = !blank && (inTable || isDelimiterOf(line, previous));
    if (blank || inTable || block.test(start)) markers = 0;
    const before = markers;
    markers += count(line);
    cost += markers * markers - before * before;
    if (cost > budget) return { why: "tangled", line: number };
    previous = blank || inTable ? "" : previous === "" ? line : "\u0000";
  }
  return null;
}

const block = /^\s*(?:[-*+]\s|#{1,6}\s|\d{1,9}[.)]\s|```|~~~)/;

/** The parser looks for a table's second line with a pattern that takes the square of the blanks it begins with. */
const isFarIn = (line: string): boolean =>
  line.length > maxIndentation &&
  /^[>\s]*/.exec(line.slice(0, maxIndentation + 1))?.[0].length === maxIndentation + 1;

/** Levels that a line's beginning opens: quotes and bullets written one after the other, or indentation before a bullet. */
function nestingOf(start: string): number {
  if (!opens.test(start)) return 0;
  const opening = /^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*/.exec(start)?.[0] ?? "";
  const indent = /^[ \t]*/.exec(start)?.[0].replaceAll("\t", "    ").length ?? 0;
  const written = opening.replace(/[^>*+.)-]/g, "").length;
  return written + (written > 0 ? Math.floor(indent / 2) : 0);
}

const opens = /^[ \t]*[>\-*+\d]/;

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
  for (let index = 0; index < line.length; index += 1) found += costly[line.charCodeAt(index)] ?? 0;
  return found;
}

const costly = new Uint8Array(128);
for (const char of "[]*_~`<!&") costly[char.charCodeAt(0)] = 1;
