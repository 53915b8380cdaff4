import type { TreeCursor } from "@lezer/common";

/** What a walk over the tree needs to know of the text that the tree was made from. */
export class Source {
  readonly text: string;
  /** Labels of the link definitions, as `labelOf` writes them: brackets around anything else are text. */
  readonly labels: ReadonlySet<string>;
  #line: number;
  #next: number;

  /** `firstLine`: number of the line that the text begins with. `labels`: `labelsIn` of the whole document. */
  constructor(text: string, firstLine: number, labels: ReadonlySet<string>) {
    this.text = text;
    this.labels = labels;
    this.#line = firstLine;
    this.#next = text.indexOf("\n");
  }

  /** 1-based number of the line at `offset`. Offsets are asked for in rising order, as a walk over a tree does. */
  lineAt(offset: number): number {
    while (this.#next >= 0 && this.#next < offset) {
      this.#line += 1;
      this.#next = this.text.indexOf("\n", this.#next + 1);
    }
    return this.#line;
  }
}

/** CommonMark compares labels without case, with white space collapsed (https://spec.commonmark.org/0.31.2/#matches). */
export const labelOf = (written: string): string =>
  written
    .replace(/^\[|\]$/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** Labels of the link definitions in a text. */
export function labelsIn(text: string): Set<string> {
  if (!text.includes("]:")) return new Set();
  const found = text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:/gm);
  return new Set([...found].map((match) => labelOf(match[1] ?? "")));
}

/** Calls `visit` for each child; the cursor is where it was afterwards. */
export function eachChild(cursor: TreeCursor, visit: (child: TreeCursor) => void): void {
  if (!cursor.firstChild()) return;
  do visit(cursor);
  while (cursor.nextSibling());
  cursor.parent();
}
