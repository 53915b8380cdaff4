import type { ChangedFile } from "../core/verdict/model.js";

/** A file of `GET …/pulls/{n}/files` or `GET …/compare/…`. */
export interface DiffEntry {
  filename: string;
  status: string;
  previous_filename?: string | undefined;
}

/** The file as the rules see it; null for one that did not change. */
export function changedFile({ filename, status, previous_filename }: DiffEntry): ChangedFile | null {
  switch (status) {
    case "unchanged":
      return null;
    case "added":
    case "copied":
      return { path: filename, previousPath: null, status: "added" };
    case "removed":
      return { path: filename, previousPath: null, status: "removed" };
    case "renamed":
      return { path: filename, previousPath: previous_filename ?? null, status: "renamed" };
    default:
      return { path: filename, previousPath: null, status: "modified" };
  }
}

export function changedFiles(entries: readonly DiffEntry[]): ChangedFile[] {
  return entries.map(changedFile).filter((file) => file !== null);
}
