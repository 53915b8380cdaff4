import type { Entries, PathChange } from "./model.js";

/** The changes between two commits at these paths, those that are one at both left out. */
export function changesBetween(paths: readonly string[], before: Entries, after: Entries): PathChange[] {
  return [...new Set(paths)]
    .sort()
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Whether one change takes the other back, and does nothing else: path by path, content and mode. */
export function takesBack(change: readonly PathChange[], taken: readonly PathChange[]): boolean {
  if (change.length === 0 || change.length !== taken.length) return false;
  const then = new Map(taken.map((one) => [one.path, one]));
  return change.every(({ path, before, after }) => {
    const was = then.get(path);
    return was !== undefined && was.after === before && was.before === after;
  });
}

/** What stands at these paths at the commits that a merge is made of. */
export interface MergeSides {
  /** Tip of the branch that it would go into. */
  base: Entries;
  /** Where the work left that branch. */
  fork: Entries;
  head: Entries;
}

/**
 * Whether merging would leave the files as they were before `taken`, byte for byte. Git takes over what the head says of a
 * path only where the base has it as it was when the head left it; else it would have to put two changes together.
 */
export function undoneBy(
  paths: readonly string[],
  { base, fork, head }: MergeSides,
  taken: readonly PathChange[],
): boolean {
  const moved = paths.some((path) => (base.get(path) ?? null) !== (fork.get(path) ?? null));
  return !moved && takesBack(changesBetween(paths, base, head), taken);
}
