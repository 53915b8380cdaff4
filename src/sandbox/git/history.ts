import type { CommitRow, Tables } from "../emulate/tables.js";
import { findCommit } from "./objects.js";

/** The commit itself and all that it builds on. */
export function ancestors(tables: Tables, repositoryId: number, sha: string): Map<string, CommitRow> {
  const found = new Map<string, CommitRow>();
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    const commit = findCommit(tables, repositoryId, next);
    if (!commit) continue;
    found.set(next, commit);
    open.push(...commit.parent_shas);
  }
  return found;
}

/** The best common ancestor: one that no other common ancestor builds on. Null: unrelated histories. */
export function mergeBase(tables: Tables, repositoryId: number, one: string, other: string): string | null {
  if (one === other) return one;
  const left = ancestors(tables, repositoryId, one);
  const right = ancestors(tables, repositoryId, other);
  const common = new Map([...left].filter(([sha]) => right.has(sha)));
  const builtUpon = new Set<string>();
  for (const commit of common.values()) for (const parent of commit.parent_shas) builtUpon.add(parent);
  return [...common.keys()].find((sha) => !builtUpon.has(sha)) ?? null;
}

/** Commits of `head` that `base` has not, parents before children. */
export function commitsBetween(
  tables: Tables,
  repositoryId: number,
  base: string | null,
  head: string,
): CommitRow[] {
  const known = base === null ? new Map() : ancestors(tables, repositoryId, base);
  const ordered: CommitRow[] = [];
  const seen = new Set<string>();
  const open: { sha: string; expanded: boolean }[] = [{ sha: head, expanded: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const commit = known.has(next.sha) ? undefined : findCommit(tables, repositoryId, next.sha);
    if (!commit) continue;
    if (next.expanded) {
      ordered.push(commit);
    } else if (!seen.has(next.sha)) {
      seen.add(next.sha);
      open.push({ sha: next.sha, expanded: true });
      for (const parent of commit.parent_shas) open.push({ sha: parent, expanded: false });
    }
  }
  return ordered;
}
