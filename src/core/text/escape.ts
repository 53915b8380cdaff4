/**
 * Plan text, titles and names come from outside. Everything that goes into Markdown passes through here.
 * A zero-width non-joiner after `@` and `#` keeps GitHub from making a mention or a reference of it
 * (docs.github.com: "Basic writing and formatting syntax", mentioning people and teams).
 */
const breaker = "\u200c";

/** Disarms `@name`, `@org/team`, `#12`, `GH-12` and HTML, keeping the text readable; Markdown stays Markdown. */
export function disarm(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/@(?=[\p{L}\p{N}_/-])/gu, `@${breaker}`)
    .replace(/#(?=\d)/g, `#${breaker}`)
    .replace(/\bGH-(?=\d)/gi, (match) => `${match}${breaker}`)
    .replace(/<(?=[!/?a-zA-Z])/g, "&lt;");
}

/** One line of plain text inside Markdown: disarmed, and with nothing that formats, links or ends a table cell. */
export function inline(text: string): string {
  return disarm(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/([\\`*_[\]|~])/g, "\\$1");
}

/** What our sentences set as code: commands, and the words that GitHub and we look for in a description. */
const ourCode =
  /`(\/[a-z]{2,20}(?: [^`]{0,300})?|--[a-z-]{2,20}(?: [A-Z]+)?|Track: ID|Closes #N|Closes|Part of)`/g;

/** A sentence of ours with other people's words in it: escaped like `inline`, but our commands are code. */
export function prose(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  let end = 0;
  let made = "";
  for (const found of flat.matchAll(ourCode)) {
    made += kept(flat.slice(end, found.index)) + code(found[1] ?? "");
    end = found.index + found[0].length;
  }
  return (made + kept(flat.slice(end))).trim();
}

/** `inline` with the blanks at its ends, which hold it apart from what stands beside it. */
const kept = (text: string): string =>
  text.trim() === ""
    ? text
    : `${text.startsWith(" ") ? " " : ""}${inline(text)}${text.endsWith(" ") ? " " : ""}`;

/** Makes links again of disarmed `#12` where 12 is one of `issues`: those that we name, whatever a title says. */
export function rearm(text: string, issues: ReadonlySet<number>): string {
  return text.replace(/#\u200c(\d+)/g, (made, number: string) =>
    issues.has(Number(number)) ? `#${number}` : made,
  );
}

/** Text as inline code, however many backticks it holds; mentions don't work inside code. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  // Two backticks alone would open a span that goes on to the next ones.
  if (flat === "") return "` `";
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = flat.startsWith("`") || flat.endsWith("`") ? " " : "";
  return `${fence}${pad}${flat}${pad}${fence}`.replace(/\|/g, "\\|");
}

/** For a title of GitHub's, which is plain text but still notifies: mentions are broken, nothing else changes. */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/@(?=[\p{L}\p{N}_/-])/gu, `@${breaker}`);
}

/** Cuts at `limit` characters without splitting a surrogate pair, and says that it did. */
export function cut(text: string, limit: number, mark = "…"): string {
  if (text.length <= limit) return text;
  const end = limit - mark.length;
  const last = text.charCodeAt(end - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end) + mark;
}
