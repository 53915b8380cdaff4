import { parseDuration } from "./duration.js";
import type { Arguments } from "./spec.js";

const minute = 60_000;
const day = 86_400_000;

export const optionOf = (args: Arguments, name: string): string | null => args.options[name]?.at(-1) ?? null;

export const asOf = (args: Arguments): string | null => optionOf(args, "as");

/** A sentence where there are more words than `most`. */
export function tooMany(args: Arguments, most: number, usage: string): string | null {
  const extra = args.words[most];
  return extra === undefined ? null : `${extra} is one argument too many: ${usage}`;
}

/** Milliseconds, or a sentence that says what is wrong. A comment asks for 5 minutes to `most` days. */
export function durationOf(text: string, most: number): number | string {
  const value = parseDuration(text.replace(/^[-+]/, ""));
  if (value === null || /^[-+]/.test(text)) return `${text} is no duration; write 30m, 8h or 2d`;
  if (value < 5 * minute) return `${text} is too short; 5m is the least`;
  return value > most * day ? `${text} is too long; ${most}d is the most` : value;
}

/** The duration that a list of words may begin with, and the words after it; a sentence where it is none that goes. */
export function leadingDuration(
  words: readonly string[],
  most: number,
): { span: number | null; rest: string } | string {
  const [first = ""] = words;
  const timed = parseDuration(first) !== null || /^-?\d+[a-z]$/i.test(first);
  const span = timed ? durationOf(first, most) : null;
  return typeof span === "string" ? span : { span, rest: words.slice(timed ? 1 : 0).join(" ") };
}

/** `src/a.ts`, `*.sql`, `./Makefile`: what has a slash, a dot inside or a star is a path. */
export const looksLikePath = (word: string): boolean =>
  /[/*]|[^.]\.[^.]/.test(word) && !/^[a-z]+:\/\//i.test(word) && word.length <= 250;

/** A path as a command line has to have it, so that it is read as one. */
export function writtenPath(path: string): string {
  const told = looksLikePath(path) ? path : `./${path}`;
  return /\s/.test(told) ? `"${told}"` : told;
}

/** The paths that a list of words begins with, and the words after them. */
export function leadingPaths(words: readonly string[]): { paths: string[]; rest: string[] } {
  const flat = words.map((word) => word.replace(/^`|`$|,$/g, "").replace(/^`|`$/g, ""));
  const end = flat.findIndex((word) => !looksLikePath(word));
  const count = end < 0 ? flat.length : end;
  return {
    paths: flat.slice(0, count).map((path) => path.replace(/^\.\//, "")),
    rest: words.slice(count),
  };
}
