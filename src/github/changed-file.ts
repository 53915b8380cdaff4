import { changedLines } from "../core/verdict/lines.js";
import type { ChangedFile } from "../core/verdict/model.js";

/** A file of `GET …/pulls/{n}/files` or `GET …/compare/…`. */
export interface DiffEntry {
  filename: string;
  status: string;
  /** Blob id. */
  sha?: string | null | undefined;
  previous_filename?: string | undefined;
  /** Hunks without a file header; missing for binary and very large files. */
  patch?: string | undefined;
}

/** The file as the rules see it; null for one that did not change. */
export function changedFile(entry: DiffEntry): ChangedFile | null {
  const { filename: path, previous_filename: previous, status, patch } = entry;
  const more = {
    ...(patch === undefined ? {} : { lines: changedLines(patch) }),
    ...(entry.sha ? { oid: entry.sha } : {}),
  };
  switch (status) {
    case "unchanged":
      return null;
    case "added":
    case "copied":
      return { path, previousPath: null, status: "added", ...more };
    case "removed":
      return { path, previousPath: null, status: "removed", ...more };
    case "renamed":
      return { path, previousPath: previous ?? null, status: "renamed", ...more };
    default:
      return { path, previousPath: null, status: "modified", ...more };
  }
}

export function changedFiles(entries: readonly DiffEntry[]): ChangedFile[] {
  return entries.map(changedFile).filter((file) => file !== null);
}
