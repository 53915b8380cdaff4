import { parser, Strikethrough, Table, TaskList } from "@lezer/markdown";
import type { MarkdownDocument } from "./block.js";
import { blocksOf } from "./syntax/blocks.js";
import { chunksOf } from "./syntax/chunks.js";
import { labelsIn, Source } from "./syntax/source.js";

const gfm = parser.configure([Table, TaskList, Strikethrough]);

/** Characters; a tree of so much text is still young when it's let go, which spares the collector much copying. */
const usualChunk = 32_768;

/** The blocks of a text that `refusal` had nothing against. Linear in the text; see docs/decisions/0007. */
export function parseMarkdown(written: string, chunk = usualChunk): MarkdownDocument {
  const text = written.includes("\r") ? written.replace(/\r\n?/g, "\n") : written;
  const front = frontMatter.exec(text);
  const body = front ? text.slice(front[0].length) : text;
  const firstLine = front ? front[0].split("\n").length : 1;
  const labels = labelsIn(body);
  return {
    frontMatter: front ? (front[1] ?? "") : null,
    blocks: chunksOf(body, chunk).flatMap(({ text: part, line }) =>
      blocksOf(gfm.parse(part).cursor(), new Source(part, firstLine + line, labels)),
    ),
  };
}

/** Between two lines of three dashes, the first of which begins the file. */
const frontMatter = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(?:\n|$)/;
