import type { Entries } from "../../core/reverts/model.js";
import type { Context } from "../context.js";
import type { Comparison } from "../ports/github.js";
import { GitHubProblem } from "../ports/github-problem.js";

/** What is kept of two commits that nobody compared as a whole. */
const uncompared: Comparison = { mergeBase: null, problem: "nobody compared them" };

/**
 * Of each commit, those of these paths that are at the head what they were there, mode and content: 1 request for all
 * commits per 100 paths, the first time; none after, and none for the head itself. Of a commit that is gone, none are.
 */
export async function unchangedSince(
  context: Context,
  commits: readonly string[],
  headSha: string,
  paths: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const { store, repository, now } = context;
  const unchanged = new Map<string, ReadonlySet<string>>([[headSha, new Set(paths)]]);
  if (paths.length === 0) return unchanged;
  const known = new Map<string, Comparison>();
  for (const commit of new Set(commits))
    if (commit !== headSha)
      known.set(commit, (await store.comparisons.find(repository.id, commit, headSha)) ?? uncompared);
  const unknown = [...known].filter(([, one]) => !paths.every((path) => isKnown(one, path)));
  const found = await differing(
    context,
    headSha,
    unknown.map(([commit]) => commit),
    paths.filter((path) => unknown.some(([, one]) => !isKnown(one, path))),
  );
  for (const [commit, one] of known) {
    const fresh = found.get(commit);
    // No prototype: a path may be called as something that every object has.
    const differs: Record<string, boolean> = Object.assign(Object.create(null), one.differs, fresh);
    unchanged.set(commit, new Set(paths.filter((path) => differs[path] === false)));
    if (fresh) await store.comparisons.keep(repository.id, commit, headSha, { ...one, differs }, now());
  }
  return unchanged;
}

const isKnown = ({ differs = {} }: Comparison, path: string): boolean => Object.hasOwn(differs, path);

/** Which of the paths differ between each commit and the head; a commit that is gone is left out. */
async function differing(
  context: Context,
  headSha: string,
  commits: readonly string[],
  paths: readonly string[],
): Promise<Map<string, Record<string, boolean>>> {
  if (commits.length === 0) return new Map();
  try {
    const [head, ...sides] = await context.host.entries([headSha, ...commits], paths);
    return new Map(commits.map((commit, index) => [commit, differences(paths, sides[index], head)]));
  } catch (error) {
    if (!(error instanceof GitHubProblem && error.kind === "missing")) throw error;
    // Which one is gone isn't said.
    const found = new Map<string, Record<string, boolean>>();
    if (commits.length > 1)
      for (const commit of commits)
        for (const [one, differs] of await differing(context, headSha, [commit], paths))
          found.set(one, differs);
    return found;
  }
}

function differences(
  paths: readonly string[],
  then: Entries | undefined,
  now: Entries | undefined,
): Record<string, boolean> {
  const differs: Record<string, boolean> = Object.create(null);
  for (const path of paths) differs[path] = then?.get(path) !== now?.get(path);
  return differs;
}
