import type { PhrasingContent } from "mdast";

/** A line of a paragraph, a list entry or a cell, as text in which code keeps its backticks and nothing else is left of Markdown. */
export interface Line {
  raw: string;
  /** The text of the bold (or italic) part that it begins with, else null. */
  bold: string | null;
  /** Contents of HTML comments in it. */
  comments: string[];
  /** 1-based. */
  line: number;
}

/** A paragraph's lines as they were written. */
export function linesOf(nodes: readonly PhrasingContent[], line: number): Line[] {
  const lines: Line[] = [{ raw: "", bold: null, comments: [], line }];
  const add = (text: string): void => {
    text.split(/\r?\n/).forEach((part, index) => {
      if (index > 0)
        lines.push({ raw: "", bold: null, comments: [], line: (lines.at(-1)?.line ?? line) + 1 });
      const last = lines.at(-1);
      if (last) last.raw += part;
    });
  };
  for (const node of nodes) {
    const last = lines.at(-1);
    if (last && node.position) last.line = node.position.start.line;
    if (node.type === "break") add("\n");
    else if (node.type === "html") last?.comments.push(...comment(node.value));
    else if (node.type === "strong" || node.type === "emphasis") {
      const text = rawOf(node.children).replace(/\s*\n\s*/g, " ");
      if (last && last.raw.trim() === "") last.bold = text;
      add(text);
    } else add(rawOf([node]));
  }
  return lines.map((one) => ({ ...one, raw: one.raw.trim() }));
}

/** Text of phrasing content, code in backticks. Iterative, since emphasis can be nested deeply. */
function rawOf(nodes: readonly PhrasingContent[]): string {
  const left: PhrasingContent[] = [...nodes].reverse();
  let out = "";
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === "text") out += node.value;
    else if (node.type === "inlineCode") out += `\`${node.value.replaceAll("`", "'")}\``;
    else if (node.type === "image") out += node.alt ?? "";
    else if (node.type === "break") out += "\n";
    else if ("children" in node) left.push(...[...node.children].reverse());
  }
  return out;
}

const comment = (html: string): string[] => {
  const found = /^<!--(.*?)-->$/s.exec(html.slice(0, 2000).trim());
  return found?.[1] ? [found[1].trim()] : [];
};

/** Text for a title: without backticks, plain spaces and line ends made single. Any other character is data. */
export const plainText = (raw: string): string =>
  raw
    .replaceAll("`", "")
    .replace(/[ \t\r\n]+/g, " ")
    .replace(/^ | $/g, "");

/** What stands in backticks. */
export const codesIn = (raw: string): string[] =>
  [...raw.matchAll(/`([^`]*)`/g)].map((match) => (match[1] ?? "").trim());
