import type { Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";

const parser = unified().use(remarkParse).use(remarkGfm);

/**
 * Issues of the repository that a pull request's text closes when merged: a keyword of
 * https://docs.github.com/en/issues/tracking-your-work-with-issues/linking-a-pull-request-to-an-issue before
 * `#12` or `owner/name#12`; not in code. In order of appearance.
 */
export function closedByText(text: string, repository: string): number[] {
  const numbers = new Set<number>();
  for (const line of proseOf(text)) {
    for (const match of line.matchAll(
      /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?[ \t]+(?:([\w-]{1,39}\/[\w.-]{1,100}))?#(\d{1,9})\b/gi,
    )) {
      const elsewhere = match[1] !== undefined && match[1].toLowerCase() !== repository.toLowerCase();
      if (!elsewhere) numbers.add(Number(match[2]));
    }
  }
  return [...numbers];
}

/** The text of each paragraph and the like; code and HTML are left out, and part what stands around them. */
function proseOf(text: string): string[] {
  const tree: Root = parser.parse(text);
  const pieces: string[] = [];
  let current: unknown;
  visit(tree, (node, _index, parent) => {
    if (node.type !== "text") {
      if (node.type === "inlineCode") pieces.push("");
      return;
    }
    if (parent === current && pieces.length > 0) pieces[pieces.length - 1] += node.value;
    else pieces.push(node.value);
    current = parent;
  });
  return pieces;
}
