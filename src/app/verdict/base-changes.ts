import type { BaseChanges } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { Comparison, PullSnapshot } from "../ports/github.js";
import { compared } from "./compared.js";

/**
 * Which of these paths changed on the base since the branch took it in: no request where the branch holds the base's tip
 * or the two commits were compared before, else 1; 2 more where more files changed than GitHub lists and the paths are new.
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
  const differs = { ...since.differs, ...(await looked(context, mergeBase, baseTip, paths, since)) };
  return { commit: baseTip, paths: paths.filter((path) => differs[path]), problem: null };
}

/** Which of the paths differ between two commits, without those that were looked up before. */
async function looked(
  { store, host, repository, now }: Context,
  from: string,
  to: string,
  paths: readonly string[],
  known: Comparison,
): Promise<Record<string, boolean>> {
  const missing = paths.filter((path) => !Object.hasOwn(known.differs ?? {}, path));
  if (missing.length === 0) return {};
  const [before, after] = await Promise.all([host.blobIds(from, missing), host.blobIds(to, missing)]);
  const found = Object.fromEntries(missing.map((path) => [path, before.get(path) !== after.get(path)]));
  // A refusal may be over next time.
  if (known.mergeBase === null) return found;
  const kept = { ...known, differs: { ...known.differs, ...found } };
  await store.comparisons.keep(repository.id, from, to, kept, now());
  return found;
}
