import type { ChangedFile, LineRange } from "./model.js";

/** Whether two changes of a file meet; null: that can't be told, since a patch is missing. */
export function sameLines(one: ChangedFile, other: ChangedFile): boolean | null {
  if (!one.lines || !other.lines) return null;
  const theirs = other.lines;
  return one.lines.some((range) => theirs.some((against) => meet(range, against)));
}

const meet = (one: LineRange, other: LineRange): boolean => one.from <= other.to && other.from <= one.to;

const hunk = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d/;

/**
 * The lines that a patch changes, as the version before it numbers them: an insertion touches the lines on both sides of
 * it, as in git's own merge. `patch` is what GitHub gives: hunks without a file header.
 */
export function changedLines(patch: string): LineRange[] {
  const ranges: LineRange[] = [];
  let at = 0;
  let removed = 0;
  let added = 0;
  const close = (): void => {
    if (removed > 0) ranges.push({ from: at - removed, to: at - 1 });
    else if (added > 0) ranges.push({ from: Math.max(at - 1, 0), to: at });
    removed = 0;
    added = 0;
  };
  for (const line of patch.split("\n")) {
    const head = hunk.exec(line);
    if (head) {
      close();
      // Where nothing was before, git numbers the line above.
      at = Number(head[1]) + (head[2] === "0" ? 1 : 0);
    } else if (line.startsWith("-")) {
      at += 1;
      removed += 1;
    } else if (line.startsWith("+")) added += 1;
    else if (!line.startsWith("\\")) {
      close();
      at += 1;
    }
  }
  close();
  return ranges;
}
