import { code } from "./escape.js";

/** What is said about paths of the config that could not be followed. */
export function noSuchFile(path: string): string {
  return `The config names ${code(path)}, and there is no such file at this commit. Add it, or correct the path.`;
}

export function treeTooLarge(globs: readonly string[]): string {
  const named = globs.map((glob) => code(glob)).join(", ");
  return `GitHub does not list all files of this repository, so ${named} can't be resolved. Name the plan files one by one.`;
}

export function notRegular(path: string): string {
  return `${code(path)} is a symbolic link, a folder or a submodule. Put a regular file there.`;
}
