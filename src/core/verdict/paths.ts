import type { ChangedFile } from "./model.js";

/** Both sides of a rename; a path once, however often it is listed. */
export function pathsOf(files: readonly ChangedFile[]): string[] {
  const sides = files.flatMap(({ path, previousPath }) =>
    previousPath === null ? [path] : [path, previousPath],
  );
  return [...new Set(sides)];
}
