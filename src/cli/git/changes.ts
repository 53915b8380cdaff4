import type { ChangedFile } from "../../core/verdict/model.js";
import { gitText, parts } from "./run.js";

const statuses: Record<string, ChangedFile["status"]> = { A: "added", D: "removed" };

/** Reads `git diff --name-status -z`: a letter, then a path, or two for a rename or copy. */
export function readNameStatus(output: string): ChangedFile[] {
  const words = parts(output);
  const files: ChangedFile[] = [];
  for (let at = 0; at < words.length; ) {
    const letter = words[at]?.[0] ?? "";
    const first = words[at + 1];
    if (first === undefined) break;
    const second = words[at + 2];
    if ((letter === "R" || letter === "C") && second !== undefined) {
      // A copy leaves its source as it was.
      const renamed = letter === "R";
      files.push({
        path: second,
        previousPath: renamed ? first : null,
        status: renamed ? "renamed" : "added",
      });
      at += 3;
    } else {
      files.push({ path: first, previousPath: null, status: statuses[letter] ?? "modified" });
      at += 2;
    }
  }
  return files;
}

const diff = ["diff", "--name-status", "-z", "-M", "--no-ext-diff", "--no-textconv", "--no-relative"];

/** What the index changes since HEAD, with renames found; all of it where nothing is committed yet. */
export async function stagedChanges(root: string): Promise<ChangedFile[]> {
  return readNameStatus(await gitText(root, ...diff, "--ignore-submodules=dirty", "--cached", "--"));
}

/** What differs between two commits, with renames found. */
export const changesBetween = async (root: string, from: string, to: string): Promise<ChangedFile[]> =>
  readNameStatus(await gitText(root, ...diff, "--ignore-submodules=dirty", from, to, "--"));

/**
 * What the work tree changes since `fork`: committed, staged, unstaged and untracked (not ignored) files, with
 * renames found.
 */
export async function changesSince(root: string, fork: string): Promise<ChangedFile[]> {
  const changed = readNameStatus(await gitText(root, ...diff, "--ignore-submodules=dirty", fork, "--"));
  const untracked = parts(await gitText(root, "ls-files", "-z", "--others", "--exclude-standard"));
  const byPath = new Map(changed.map((file) => [file.path, file]));
  for (const name of untracked) {
    // A repository inside the work tree is listed as a folder.
    const path = name.replace(/\/$/, "");
    const known = byPath.get(path);
    // Taken out of the index but still there: to git it is gone, to the work it is changed.
    byPath.set(path, { path, previousPath: null, status: known ? "modified" : "added" });
  }
  return [...byPath.values()];
}
