import { withDone } from "./layers.js";
import type { PullFacts } from "./model.js";
import { pathsOf } from "./paths.js";

/**
 * A pull request of a merge group behind others of it: these count as merged. The items that they close are done, the
 * files that they change have changed on the base, unless it stands on them, and they are in nobody's way any more. `head`
 * is the group's.
 */
export function behind(facts: PullFacts, ahead: readonly PullFacts[], head: string): PullFacts {
  if (ahead.length === 0) return facts;
  const merged = new Set(ahead.map(({ number }) => number));
  // Whether it has taken in its own base is looked at where that is; a layer below is ahead of it.
  const layers = new Set(facts.place.layers.map((layer) => layer.number));
  const beside = ahead.filter(({ number }) => number === null || !layers.has(number));
  const { commit = head, paths = [], problem = null } = facts.baseChanges ?? {};
  const changed = new Set(pathsOf(beside.flatMap(({ files }) => files ?? [])));
  return {
    ...facts,
    // What those ahead change is no longer as the reverted one left it.
    revertOf: pathsOf(facts.files ?? []).some((path) => changed.has(path)) ? null : facts.revertOf,
    progress: withDone(
      facts.progress,
      ahead.flatMap(({ linkedItems }) => linkedItems),
    ),
    others: facts.others.filter(({ number }) => !merged.has(number)),
    baseChanges: {
      commit,
      paths: [...paths, ...changed],
      problem,
    },
  };
}
