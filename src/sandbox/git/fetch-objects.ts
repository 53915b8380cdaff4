import type { Tables } from "../emulate/tables.js";
import { findBlob, findCommit, findTree } from "./objects.js";

/**
 * Brings a commit and all that it builds on from one repository to another, as `git fetch` does. GitHub keeps the objects
 * of forks together: the head of a fork's pull request is a commit of its base as well.
 */
export function fetchObjects(tables: Tables, from: number, to: number, sha: string): void {
  const open = [sha];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const commit = findCommit(tables, from, next);
    if (!commit || findCommit(tables, to, next)) continue;
    fetchTree(tables, from, to, commit.tree_sha);
    tables.commits.insert({ ...commit, id: 0, repo_id: to });
    open.push(...commit.parent_shas);
  }
}

function fetchTree(tables: Tables, from: number, to: number, sha: string): void {
  if (findTree(tables, to, sha)) return;
  const tree = tables.trees.findBy("sha", sha).find((row) => row.repo_id === from);
  if (!tree) return;
  for (const entry of tree.tree) {
    if (entry.type === "tree") fetchTree(tables, from, to, entry.sha);
    if (entry.type === "blob") fetchBlob(tables, from, to, entry.sha);
  }
  tables.trees.insert({ ...tree, id: 0, repo_id: to });
}

function fetchBlob(tables: Tables, from: number, to: number, sha: string): void {
  const blob = findBlob(tables, from, sha);
  if (blob && !findBlob(tables, to, sha)) tables.blobs.insert({ ...blob, id: 0, repo_id: to });
}
