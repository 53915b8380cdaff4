import type { TreeEntry } from "../emulate/tables.js";

export type Files = ReadonlyMap<string, TreeEntry>;

export interface PathChange {
  path: string;
  /** Where the content was before, for `renamed`. */
  previousPath?: string;
  status: "added" | "modified" | "removed" | "renamed";
  before: TreeEntry | null;
  after: TreeEntry | null;
}

/** What differs between two trees, by path. A file with the very same content at a new path is a rename. */
export function changedPaths(before: Files, after: Files): PathChange[] {
  const changes: PathChange[] = [];
  const added = new Map<string, TreeEntry>();
  for (const [path, entry] of after) {
    const old = before.get(path);
    if (!old) added.set(path, entry);
    else if (old.sha !== entry.sha || old.mode !== entry.mode) {
      changes.push({ path, status: "modified", before: old, after: entry });
    }
  }
  const byContent = new Map<string, string[]>();
  for (const [path, entry] of added) byContent.set(entry.sha, [...(byContent.get(entry.sha) ?? []), path]);
  for (const [path, entry] of before) {
    if (after.has(path)) continue;
    const target = byContent.get(entry.sha)?.shift();
    const moved = target === undefined ? undefined : added.get(target);
    if (target === undefined || !moved) {
      changes.push({ path, status: "removed", before: entry, after: null });
    } else {
      added.delete(target);
      changes.push({ path: target, previousPath: path, status: "renamed", before: entry, after: moved });
    }
  }
  for (const [path, entry] of added) changes.push({ path, status: "added", before: null, after: entry });
  return changes.sort((one, other) => (one.path < other.path ? -1 : 1));
}
