import type { Paragraph, PhrasingContent } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const processor = unified().use(remarkParse).use(remarkGfm);

/** Where an e-mail reply's signature (RFC 3676 §4.3) or quoted history begins; what follows is not the writer's. */
const replyEnds = [
  /^-- ?$/,
  /^_{10,}$/,
  /^-{2,} ?(?:original|forwarded) message ?-{2,}$/i,
  /^on .{1,200} wrote:$/i,
  /^from: .{1,200}$/i,
];

function withoutReplyTail(body: string): string {
  const lines = body.split("\n");
  const end = lines.findIndex((line, at) => {
    // A reply's header may be wrapped over two lines.
    const wrapped = `${line} ${lines[at + 1] ?? ""}`.trim();
    if (/^from:/i.test(line)) return /^(?:sent|date|to):/i.test(lines[at + 1] ?? "");
    return (
      replyEnds.some((pattern) => pattern.test(line)) ||
      (/^on /i.test(line) && /^on .{1,200} wrote:$/i.test(wrapped))
    );
  });
  return end < 0 ? body : lines.slice(0, end).join("\n");
}

function startOf(node: PhrasingContent | Paragraph): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: PhrasingContent | Paragraph): number {
  return node.position?.end.offset ?? 0;
}

/** Offsets at which a line of the paragraph starts in plain text, not inside code, HTML or a link. */
function lineStarts(paragraph: Paragraph, source: string): number[] {
  const starts: number[] = [];
  for (const node of paragraph.children) {
    if (node.type !== "text") continue;
    for (let at = startOf(node); at < endOf(node); at++) {
      if (at === startOf(paragraph) || source[at - 1] === "\n") starts.push(at);
    }
  }
  return starts;
}

/**
 * The lines of a comment that can hold a command: lines of paragraphs at the top level. Code, quotes, lists,
 * tables, headings, HTML comments and the tail of an e-mail reply are not the writer speaking to us.
 */
export function commandLines(body: string): string[] {
  const source = withoutReplyTail(body.slice(0, 65_536).replace(/\r\n?/g, "\n"));
  if (!/^ {0,3}\/[a-z]/im.test(source)) return [];
  return processor
    .parse(source)
    .children.filter((node): node is Paragraph => node.type === "paragraph")
    .flatMap((paragraph) =>
      lineStarts(paragraph, source).map((at) => {
        const end = source.indexOf("\n", at);
        return source.slice(at, Math.min(end < 0 ? source.length : end, endOf(paragraph))).trim();
      }),
    );
}
