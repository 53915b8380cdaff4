import type { BaseChanges } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import { compared } from "./compared.js";

/**
 * Which of these paths changed on the base since the branch took it in: no request where the branch holds the base's tip
 * or the two commits were compared before, else 1; 2 more where more files changed than GitHub lists.
 */
export async function baseChanges(
  context: Context,
  { baseTip, headSha }: Pick<PullSnapshot, "baseTip" | "headSha">,
  paths: readonly string[],
): Promise<BaseChanges | null> {
  if (paths.length === 0) return null;
  const { mergeBase, ...own } = await compared(context, baseTip, headSha);
  if (mergeBase === baseTip) return null;
  const none = { commit: baseTip, paths: [] };
  if (mergeBase === null) return { ...none, problem: "problem" in own ? own.problem : null };
  const since = await compared(context, mergeBase, baseTip);
  if ("files" in since) return { commit: baseTip, paths: pathsOf(since.files), problem: null };
  const [before, after] = await Promise.all([
    context.host.blobIds(mergeBase, paths),
    context.host.blobIds(baseTip, paths),
  ]);
  const changed = paths.filter((path) => before.get(path) !== after.get(path));
  return { commit: baseTip, paths: changed, problem: null };
}
