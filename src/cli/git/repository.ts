import { CannotAnswer } from "../exit.js";
import { git, gitText, parts } from "./run.js";

/** The work tree that holds `folder`, or null outside of any repository. */
export async function workTreeOf(folder: string): Promise<string | null> {
  const { code, stdout } = await git(folder, "rev-parse", "--show-toplevel");
  const root = stdout.toString("utf8").replace(/\r?\n$/, "");
  return code === 0 && root !== "" ? root : null;
}

/** As `workTreeOf`; throws CannotAnswer where there is no work tree, saying why. */
export async function requireWorkTree(folder: string): Promise<string> {
  const root = await workTreeOf(folder);
  if (root !== null) return root;
  const { code, stdout } = await git(folder, "rev-parse", "--is-bare-repository");
  throw new CannotAnswer(
    code === 0 && stdout.toString("utf8").trim() === "true"
      ? "this is a bare repository: run it in a work tree"
      : `${folder} is not in a git repository`,
  );
}

/** The commit that a name means, or null. */
export async function commitOf(root: string, name: string): Promise<string | null> {
  if (name === "" || name.startsWith("-")) return null;
  const { code, stdout } = await git(
    root,
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${name}^{commit}`,
  );
  return code === 0 ? stdout.toString("utf8").trim() : null;
}

/** Name of the branch that is checked out; null on a detached HEAD. */
export async function branchOf(root: string): Promise<string | null> {
  const { code, stdout } = await git(root, "symbolic-ref", "--short", "--quiet", "HEAD");
  return code === 0 ? stdout.toString("utf8").trim() : null;
}

export async function messageOf(root: string, commit: string): Promise<string> {
  return gitText(root, "log", "-1", "--format=%B", commit, "--");
}

export async function isShallow(root: string): Promise<boolean> {
  return (await gitText(root, "rev-parse", "--is-shallow-repository")).trim() === "true";
}

/** Paths of the files in the work tree: tracked and still there, and untracked but not ignored. */
export async function workTreePaths(root: string): Promise<string[]> {
  const listed = parts(await gitText(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"));
  const gone = new Set(parts(await gitText(root, "ls-files", "-z", "--deleted")));
  return [...new Set(listed)].filter((path) => !gone.has(path));
}
