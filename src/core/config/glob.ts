import type { Pattern } from "../ownership/pattern.js";
import { patternTree } from "../ownership/pattern-tree.js";
import { parseSegment } from "../ownership/segment.js";

/** A set of globs, compiled: the number of the first that matches the whole text, or -1. */
export interface GlobSet {
  first(text: string): number;
}

/** Why a glob can't be used; null: it can. */
export function globFault(glob: string): "empty" | "unsupported" | "too-long" | null {
  if (glob.trim() === "" || glob.split("/").includes("")) return "empty";
  if (glob.length > 250) return "too-long";
  return glob.startsWith("!") || /[[\]{}]/.test(glob) || /\p{Cc}/u.test(glob) ? "unsupported" : null;
}

function patternOf(glob: string): Pattern {
  const steps: Pattern["steps"] = [];
  for (const segment of glob.split("/")) {
    if (segment !== "**") steps.push(parseSegment(segment));
    else if (steps.at(-1)?.kind !== "any-depth") steps.push({ kind: "any-depth" });
  }
  // As in minimatch, `a/**` has everything in `a`, but not `a` itself.
  const deep = steps.at(-1)?.kind === "any-depth";
  return { steps, itself: !deep, below: deep };
}

/**
 * Globs of paths and branch names: `*` and `?` within a segment, `**` for any number of segments; names that
 * start with a dot are names. The meaning is minimatch's (with `dot`), the matching is by the tree of the
 * ownership rules: no regular expression, hence no pattern that takes long.
 */
export function globSet(globs: readonly string[]): GlobSet {
  const tree = patternTree();
  globs.forEach((glob, index) => {
    if (globFault(glob) === null) tree.add(patternOf(glob), globs.length - 1 - index);
  });
  return {
    first(text) {
      const found = tree.match(text);
      return found === -1 ? -1 : globs.length - 1 - found;
    },
  };
}

/** Whether a path is meant as a glob. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}
