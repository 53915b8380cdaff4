import { cut } from "../escape.js";

const codes: Record<string, string> = {
  '"': "#quot;",
  "#": "#35;",
  "<": "#lt;",
  ">": "#gt;",
  "&": "#amp;",
  "`": "#96;",
  "%": "#37;",
  "\\": "#92;",
};

/**
 * Text between the quotes of a Mermaid node: entity codes stand for what would end the label, format it or begin a
 * directive (https://mermaid.js.org/syntax/flowchart.html, "Entity codes to escape characters").
 */
export const label = (text: string): string =>
  flat(text, 80).replace(/["#<>&`%\\]/g, (char) => codes[char] ?? char);

/** Name of a gantt's task or section, which has no quotes: what means something to the grammar becomes a blank. */
export const taskName = (text: string): string =>
  flat(flat(text, 80).replace(/[:;#,%"<>&`\\]+/g, " "), 80) || "-";

const flat = (text: string, most: number): string =>
  cut(text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim(), most);
