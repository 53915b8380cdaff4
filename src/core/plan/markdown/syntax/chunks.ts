/** A part of a document that can be parsed by itself. */
export interface Chunk {
  text: string;
  /** 0-based line in the whole that it begins with. */
  line: number;
}

/**
 * Cuts a text before headings that stand in the first column below an empty line: whatever was open before ends there, but
 * for fences, which are followed, and HTML. A chunk has at least so many characters. A text with HTML that spans lines, or with fences inside of lists and quotes, stays whole.
 */
export function chunksOf(text: string, least: number): Chunk[] {
  if (text.length < 2 * least || spanning.test(text) || innerFence.test(text)) return [{ text, line: 0 }];
  const chunks: Chunk[] = [];
  let start = 0;
  let line = 0;
  let number = 0;
  let fence = "";
  let blank = true;
  for (let at = 0; at < text.length; number += 1) {
    const first = text.charCodeAt(at);
    if (
      first === hash &&
      blank &&
      fence === "" &&
      at - start >= least &&
      heading.test(text.slice(at, at + 8))
    ) {
      chunks.push({ text: text.slice(start, at), line });
      start = at;
      line = number;
    } else if (first === backtick || first === tilde) fence = fenceAfter(text, at, fence);
    const end = text.indexOf("\n", at);
    blank = first === newline;
    at = end < 0 ? text.length : end + 1;
  }
  chunks.push({ text: text.slice(start), line });
  return chunks;
}

const [hash, backtick, tilde, newline] = ["#", "`", "~", "\n"].map((char) => char.charCodeAt(0));
const heading = /^#{1,6}(?:[ \t]|\n|$)/;
const spanning = /<(?:!|\?|\/?(?:script|pre|style|textarea)\b)/i;
const innerFence = /^(?=[ \t>*+\-\d]).*(?:```|~~~)/m;

/** The fence that is open behind the line at `at`; empty for none (https://spec.commonmark.org/0.31.2/#fenced-code-blocks). */
function fenceAfter(text: string, at: number, open: string): string {
  const end = text.indexOf("\n", at);
  const line = text.slice(at, end < 0 ? text.length : end);
  const run = /^(?:`{3,}|~{3,})/.exec(line)?.[0] ?? "";
  if (run === "") return open;
  const info = line.slice(run.length).trim();
  if (open === "") return run.startsWith("`") && info.includes("`") ? "" : run;
  return run[0] === open[0] && run.length >= open.length && info === "" ? "" : open;
}
