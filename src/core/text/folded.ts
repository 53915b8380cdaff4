/** The first of these lines that fit into so many characters. */
export function fitting(lines: readonly string[], room: number): string[] {
  let used = 0;
  const end = lines.findIndex((one) => {
    used += one.length + 1;
    return used > room;
  });
  return end === -1 ? [...lines] : lines.slice(0, end);
}

/** Markdown behind a line that opens it; the line is a sentence of ours. */
export function folded(summary: string, markdown: string): string {
  return `<details><summary>${summary}</summary>\n\n${markdown}\n\n</details>`;
}

/** That a list goes on; empty where it doesn't. */
export function notShown(left: number): string {
  return left > 0 ? `\n\n${left} more are not shown: a check's text is limited.` : "";
}
