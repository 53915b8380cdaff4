import type { TreeEntry } from "../emulate/tables.js";
import { changedPaths, type Files } from "./changes.js";

export interface Merge {
  /** What to change in `ours` to take in `theirs`; null removes the path. */
  updates: { path: string; entry: TreeEntry | null }[];
  /** Paths that both sides changed, and not to the same. */
  conflicts: string[];
}

/** Three-way, by whole files: lines of one file are never merged. */
export function mergeTrees(base: Files, ours: Files, theirs: Files): Merge {
  const result: Merge = { updates: [], conflicts: [] };
  for (const path of touched(base, theirs)) {
    const wanted = theirs.get(path) ?? null;
    const present = ours.get(path) ?? null;
    if (same(wanted, present)) continue;
    if (same(base.get(path) ?? null, present)) result.updates.push({ path, entry: wanted });
    else result.conflicts.push(path);
  }
  return result;
}

function touched(base: Files, theirs: Files): Set<string> {
  return new Set(
    changedPaths(base, theirs).flatMap((change) =>
      change.previousPath === undefined ? [change.path] : [change.path, change.previousPath],
    ),
  );
}

function same(one: TreeEntry | null, other: TreeEntry | null): boolean {
  return one?.sha === other?.sha && one?.mode === other?.mode;
}
