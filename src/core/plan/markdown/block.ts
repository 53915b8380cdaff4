/** A line of a paragraph, a list entry or a cell, as text in which code keeps its backticks and nothing else is left of Markdown. */
export interface Line {
  raw: string;
  /** The text of the bold (or italic) part that it begins with, else null. */
  bold: string | null;
  /** That part is bold, not italic. */
  strong: boolean;
  /** Contents of HTML comments in it. */
  comments: readonly string[];
  /** 1-based. */
  line: number;
}

/** An entry of a list, with the lists inside it. */
export interface Bullet extends Line {
  /** Null where it has no box. */
  checked: boolean | null;
  children: readonly Bullet[];
  /** What else stands in it: paragraphs and code below its first paragraph. */
  blocks: readonly Block[];
}

/** A part of a document, reduced to what plans use. */
export type Block =
  | { type: "heading"; depth: number; raw: string; line: number }
  | { type: "paragraph"; lines: Line[]; line: number }
  | { type: "list"; bullets: Bullet[]; line: number }
  | { type: "table"; headers: string[]; rows: Line[][]; line: number }
  | { type: "code"; lang: string; value: string; line: number }
  | { type: "quote"; blocks: Block[]; line: number }
  | { type: "html"; value: string; line: number }
  | { type: "rule"; line: number };

export type Table = Extract<Block, { type: "table" }>;
export type List = Extract<Block, { type: "list" }>;
export type Code = Extract<Block, { type: "code" }>;

/** A document's blocks, and what stands between `---` at its beginning. */
export interface MarkdownDocument {
  frontMatter: string | null;
  blocks: Block[];
}
