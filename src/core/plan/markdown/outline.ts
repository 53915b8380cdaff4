import type { Block, Line, MarkdownDocument } from "./block.js";
import { type Announced, readHeading } from "./heading.js";

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
export function outlineOf(source: MarkdownDocument): Section {
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
  const open = (raw: string, announced: Announced | null, depth: number, line: number): void => {
    let parent = current;
    while (parent.depth >= depth && parent.parent) parent = parent.parent;
    current = { raw, announced, depth, line, blocks: [], sections: [], parent };
    parent.sections.push(current);
  };
  for (const block of source.blocks) {
    if (block.type === "heading") open(block.raw, readHeading(block.raw), block.depth, block.line);
    else if (block.type === "rule" && current.depth === boldDepth && current.parent) current = current.parent;
    else if (block.type === "paragraph") {
      const [first, ...others] = block.lines;
      const announced = first ? boldHeading(first) : null;
      if (first && announced) {
        open(first.raw, announced, boldDepth, first.line);
        if (others.length > 0) current.blocks.push({ ...block, lines: others });
      } else current.blocks.push(block);
    } else current.blocks.push(block);
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

const boldHeading = (line: Line): Announced | null =>
  line.strong && line.bold !== null && isWholeLine(line, line.bold) ? readHeading(line.raw) : null;

/** The line is its bold part, or that and a remark in brackets. A colon at the end makes it a label instead. */
function isWholeLine(line: Line, bold: string): boolean {
  const rest = line.raw.slice(bold.trim().length).trim();
  return !/[:：]$/.test(line.raw) && (rest === "" || (/^\([^()]*\)$/.test(rest) && !/[:：]$/.test(bold)));
}
