import type { ChangedFile } from "./model.js";

/** Both sides of a rename. */
export const sidesOf = ({ path, previousPath }: ChangedFile): string[] =>
  previousPath === null ? [path] : [path, previousPath];

/** Both sides of renames; a path once, however often it is listed. */
export function pathsOf(files: readonly ChangedFile[]): string[] {
  // Asked for by every rule, and of every other pull request: no list a file.
  const paths = new Set<string>();
  for (const { path, previousPath } of files) {
    paths.add(path);
    if (previousPath !== null) paths.add(previousPath);
  }
  return [...paths];
}
