import type { BlockContent, DefinitionContent, Heading, Paragraph, Root, RootContent } from "mdast";
import { type Announced, readHeading } from "./heading.js";
import { type Line, linesOf } from "./line.js";

export type Block = BlockContent | DefinitionContent;

/** A heading with what stands under it. */
export interface Section {
  /** The heading's text, code in backticks; empty for the document itself. */
  raw: string;
  announced: Announced | null;
  /** 1 to 6 as in Markdown; 0 for the document; 7 for a bold line that announces something. */
  depth: number;
  line: number;
  blocks: Block[];
  sections: Section[];
  parent: Section | null;
}

const boldDepth = 7;

/** The tree of a document's sections. A line that is bold as a whole and announces an item opens one too. */
export function outlineOf(root: Root): Section {
  const document: Section = {
    raw: "",
    announced: null,
    depth: 0,
    line: 1,
    blocks: [],
    sections: [],
    parent: null,
  };
  let current = document;
  const open = (raw: string, depth: number, line: number): void => {
    let parent = current;
    while (parent.depth >= depth && parent.parent) parent = parent.parent;
    current = { raw, announced: readHeading(raw), depth, line, blocks: [], sections: [], parent };
    parent.sections.push(current);
  };
  for (const node of root.children) {
    if (node.type === "heading") open(textOf(node), node.depth, lineOf(node));
    else if (node.type === "thematicBreak" && current.depth === boldDepth && current.parent)
      current = current.parent;
    else if (node.type === "paragraph" && boldHeading(node)) {
      const [first, ...others] = linesOf(node.children, lineOf(node));
      open(first?.raw ?? "", boldDepth, lineOf(node));
      if (others.length > 0) current.blocks.push({ ...node, children: afterFirstLine(node) });
    } else if (isBlock(node)) current.blocks.push(node);
  }
  return document;
}

/** Every section, in the order of the document. */
export function sectionsOf(document: Section): Section[] {
  const found: Section[] = [];
  const left = [document];
  for (let section = left.pop(); section; section = left.pop()) {
    found.push(section);
    left.push(...[...section.sections].reverse());
  }
  return found;
}

/** The section and those around it, from the inside out. */
export function ancestry(section: Section): Section[] {
  const found: Section[] = [];
  for (let at: Section | null = section; at; at = at.parent) found.push(at);
  return found;
}

export const lineOf = (node: { position?: Root["position"] }): number => node.position?.start.line ?? 1;

const textOf = (heading: Heading): string =>
  linesOf(heading.children, lineOf(heading))
    .map((line) => line.raw)
    .join(" ");

function boldHeading(node: Paragraph): boolean {
  const first = linesOf(node.children, lineOf(node))[0];
  if (!first || first.bold === null || node.children[0]?.type !== "strong" || !isWholeLine(first, first.bold))
    return false;
  return readHeading(first.raw) !== null;
}

/** The line is its bold part, or that and a remark in brackets. A colon at the end makes it a label instead. */
function isWholeLine(line: Line, bold: string): boolean {
  const rest = line.raw.slice(bold.trim().length).trim();
  return !/[:：]$/.test(line.raw) && (rest === "" || (/^\([^()]*\)$/.test(rest) && !/[:：]$/.test(bold)));
}

/** What follows the first line of a paragraph, as a paragraph of its own. */
function afterFirstLine(node: Paragraph): Paragraph["children"] {
  const start = lineOf(node);
  return node.children.flatMap((child): Paragraph["children"] => {
    if (lineOf(child) > start) return [child];
    if (child.type !== "text" || !child.value.includes("\n")) return [];
    const value = child.value.slice(child.value.indexOf("\n") + 1);
    const point = { line: start + 1, column: 1 };
    return [{ type: "text", value, position: { start: point, end: point } }];
  });
}

const isBlock = (node: RootContent): node is Block =>
  ["paragraph", "list", "code", "table", "blockquote", "html"].includes(node.type);
