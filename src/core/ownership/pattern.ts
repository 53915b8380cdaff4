import { parseSegment, type Segment } from "./segment.js";

/** A step of a pattern: one path segment, or any number of them. */
export type Step = Segment | { kind: "any-depth" };

/** A pattern of an ownership file, ready to be put into a tree. */
export interface Pattern {
  /** From the root of the repository. */
  steps: Step[];
  /** Matches a file at the end of the steps. */
  itself: boolean;
  /** Matches every file below the end of the steps. */
  below: boolean;
}

/** Splits at slashes; `\/` is a slash too. */
function segmentsOf(text: string): string[] {
  return text.split("/").map((segment, index, all) => {
    const trailing = /\\*$/.exec(segment)?.[0].length ?? 0;
    return trailing % 2 === 1 && index < all.length - 1 ? segment.slice(0, -1) : segment;
  });
}

function isAnyDepth(segment: string): boolean {
  return segment.length >= 2 && /^\*+$/.test(segment);
}

/**
 * Reads a pattern with the meaning that GitHub gives it (docs.github.com: "About code owners"), which is
 * gitignore's except that a last segment `*` doesn't reach into folders: `docs/*` has no `docs/a/b.md`.
 * Null: the pattern can match no file (`/`, `a//b`).
 */
export function parsePattern(text: string): Pattern | null {
  const segments = segmentsOf(text);
  const folderOnly = segments.length > 1 && segments.at(-1) === "";
  if (folderOnly) segments.pop();
  // A slash anywhere but at the end ties the pattern to the root (git-scm.com/docs/gitignore).
  const rooted = segments.length > 1;
  if (segments[0] === "") segments.shift();
  if (segments.length === 0 || segments.includes("")) return null;

  const last = segments.at(-1) ?? "";
  const steps: Step[] = [];
  if (!rooted) steps.push({ kind: "any-depth" });
  for (const segment of segments) {
    if (!isAnyDepth(segment)) steps.push(parseSegment(segment));
    else if (steps.at(-1)?.kind !== "any-depth") steps.push({ kind: "any-depth" });
  }
  // `**` at the end is everything inside; `**/` is everything inside a folder that is inside.
  if (isAnyDepth(last)) {
    if (folderOnly) steps.push(parseSegment("*"));
    return { steps, itself: false, below: true };
  }
  const bareStar = last === "*";
  return { steps, itself: !folderOnly, below: folderOnly || !bareStar || !rooted };
}
