import type { PullFacts } from "./model.js";
import { pathsOf } from "./paths.js";

/**
 * A pull request of a merge group behind others of it: these count as merged. The items that they close are done, the
 * files that they change have changed on the base, and they are in nobody's way any more. `head` is the group's.
 */
export function behind(facts: PullFacts, ahead: readonly PullFacts[], head: string): PullFacts {
  if (ahead.length === 0) return facts;
  const merged = new Set(ahead.map(({ number }) => number));
  const closed = new Set(ahead.flatMap(({ linkedItems }) => linkedItems));
  const { commit = head, paths = [], problem = null } = facts.baseChanges ?? {};
  const unknown = new Set(closed);
  for (const { key } of facts.progress) unknown.delete(key);
  return {
    ...facts,
    progress: [
      ...facts.progress.map((one) => (closed.has(one.key) ? { ...one, done: true, dropped: false } : one)),
      ...[...unknown].map((key) => ({ key, done: true, issue: null, dropped: false })),
    ],
    others: facts.others.filter(({ number }) => !merged.has(number)),
    baseChanges: {
      commit,
      paths: [...paths, ...pathsOf(ahead.flatMap(({ files }) => files ?? []))],
      problem,
    },
  };
}
