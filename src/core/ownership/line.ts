/** A line of an ownership file in its parts. */
export interface OwnerLine {
  pattern: string;
  owners: string[];
  /** What follows `#` after the owners. */
  comment: string | null;
}

function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

/** Where the pattern ends: at the first blank that no backslash escapes. */
function patternEnd(line: string): number {
  let at = 0;
  while (at < line.length && !isBlank(line[at])) at += line[at] === "\\" ? 2 : 1;
  return Math.min(at, line.length);
}

/** Splits a line; null for an empty line and for one that is all comment. */
export function splitLine(line: string): OwnerLine | null {
  let start = 0;
  while (isBlank(line[start])) start++;
  const text = line.slice(start);
  if (text === "" || text.startsWith("#")) return null;
  const end = patternEnd(text);
  const words = text
    .slice(end)
    .split(/[ \t]+/)
    .filter((word) => word !== "");
  const comment = words.findIndex((word) => word.startsWith("#"));
  const owners = comment === -1 ? words : words.slice(0, comment);
  const said = comment === -1 ? "" : words.slice(comment).join(" ").replace(/^#+/, "").trim();
  return { pattern: text.slice(0, end), owners, comment: said === "" ? null : said };
}
