import { parser, Strikethrough, Table, TaskList } from "@lezer/markdown";
import type { MarkdownDocument } from "./block.js";
import { blocksOf } from "./syntax/blocks.js";
import { Source } from "./syntax/source.js";

const gfm = parser.configure([Table, TaskList, Strikethrough]);

/** The blocks of a text that `refusal` had nothing against. Linear in the text; see docs/decisions/0007. */
export function parseMarkdown(written: string): MarkdownDocument {
  const text = written.includes("\r") ? written.replace(/\r\n?/g, "\n") : written;
  const front = frontMatter.exec(text);
  const body = front ? text.slice(front[0].length) : text;
  const firstLine = front ? front[0].split("\n").length : 1;
  const cursor = gfm.parse(body).cursor();
  return {
    frontMatter: front ? (front[1] ?? "") : null,
    blocks: blocksOf(cursor, new Source(body, firstLine)),
  };
}

/** Between two lines of three dashes, the first of which begins the file. */
const frontMatter = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;
