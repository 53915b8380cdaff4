import { changesBetween } from "../../core/reverts/exact.js";
import type { ChangedFile } from "../../core/verdict/model.js";
import { pathsOf } from "../../core/verdict/paths.js";
import type { Context } from "../context.js";
import type { PullSnapshot } from "../ports/github.js";
import { GitHubProblem } from "../ports/github-problem.js";
import type { KeptMerge } from "../ports/merge-store.js";
import { closedItems } from "../verdict/closed-items.js";

/**
 * Where the branch was before a pull request was merged into it; null where that can't be told. The commit that merged it
 * doesn't tell: of several that were rebased it's the last, and what is merged by the way builds on anything.
 */
async function tipBefore({ host }: Context, pull: PullSnapshot): Promise<string | null> {
  if (pull.mergeCommit === null) return null;
  const move = await host.branchMove(pull.baseRef, pull.mergeCommit);
  if (move?.kind === "pr_merge") return move.before;
  // What a merge queue brings at once is more than this one, unless it begins where the branch was.
  return move?.kind === "merge_queue_merge" && move.before === pull.mergeParent ? move.before : null;
}

/** A commit that no branch holds any more may be gone. */
function nothingIfGone(error: unknown): null {
  if (error instanceof GitHubProblem && error.kind === "missing") return null;
  throw error;
}

/**
 * Keeps what a merged pull request changed, by content: 1 request for where the branch was before, and 1 per 100 of its
 * `files`. Null: it can't be told, and nothing is kept.
 */
export async function keepMerge(
  context: Context,
  pull: PullSnapshot,
  files: readonly ChangedFile[],
): Promise<KeptMerge | null> {
  const { store, host, repository, now } = context;
  const before = await tipBefore(context, pull);
  const after = pull.mergeCommit;
  if (before === null || after === null || files.length === 0) return null;
  const listed = pathsOf(files);
  const sides = await host.entries([before, after], listed).catch(nothingIfGone);
  if (sides === null) return null;
  const [then, since] = sides;
  const known = await store.merges.find(repository.id, pull.number);
  const merge = {
    ...{ pull: pull.number, baseRef: pull.baseRef, before, after },
    paths: changesBetween(listed, then ?? new Map(), since ?? new Map()),
    items: [...new Set([...(known?.items ?? []), ...(await closedItems(context, pull)).keys()])],
    mergedAt: known?.mergedAt ?? now(),
  };
  await store.merges.keep(repository.id, merge);
  return { ...merge, takenBackBy: known?.takenBackBy ?? null, proven: null };
}
