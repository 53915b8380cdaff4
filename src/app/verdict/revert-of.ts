import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { FileList, PullSnapshot } from "../ports/github.js";

/** GitHub's Revert button names branch and body so (docs.github.com: "Reverting a pull request"). */
const branch = /^revert-(\d{1,10})-/;

/**
 * The merged pull request that this one takes back and touches nothing beyond; null where it is no such thing. 2 requests
 * and more, but only where the branch is called so: a name alone exempts nothing.
 */
export async function revertOf(
  { host }: Context,
  pull: Pick<PullSnapshot, "headRef" | "body">,
  list: FileList,
): Promise<number | null> {
  const number = Number(branch.exec(pull.headRef)?.[1] ?? 0);
  if (number === 0 || !("files" in list)) return null;
  const said = new RegExp(`^Reverts (?:[\\w.-]+/[\\w.-]+)?#${number}\\s*$`, "m");
  if (!said.test(pull.body)) return null;
  const before = await host.pull(number);
  if (before?.state !== "merged") return null;
  const then = await host.pullFiles(number, before.changedFiles);
  if (!("files" in then)) return null;
  const touched = new Set(pathsOf(then.files));
  return pathsOf(list.files).every((path) => touched.has(path)) ? number : null;
}
