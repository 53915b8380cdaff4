import type { BlobRow, CommitRow, Tables, TreeEntry } from "../emulate/tables.js";

export function findCommit(tables: Tables, repositoryId: number, sha: string): CommitRow | undefined {
  return tables.commits.findBy("sha", sha).find((commit) => commit.repo_id === repositoryId);
}

export function findBlob(tables: Tables, repositoryId: number, sha: string): BlobRow | undefined {
  return tables.blobs.findBy("sha", sha).find((blob) => blob.repo_id === repositoryId);
}

export function findTree(tables: Tables, repositoryId: number, sha: string): TreeEntry[] | undefined {
  return tables.trees.findBy("sha", sha).find((tree) => tree.repo_id === repositoryId)?.tree;
}

/** The commit at the tip of a branch, or null where there is no such branch. */
export function branchTip(tables: Tables, repositoryId: number, branch: string): string | null {
  return refSha(tables, repositoryId, `refs/heads/${branch}`);
}

/** `ref` in full: `refs/heads/main`. */
export function refSha(tables: Tables, repositoryId: number, ref: string): string | null {
  return tables.refs.findBy("repo_id", repositoryId).find((row) => row.ref === ref)?.sha ?? null;
}

/** Null: the blob is binary, not UTF-8, or not there. */
export function blobText(tables: Tables, repositoryId: number, sha: string): string | null {
  const blob = findBlob(tables, repositoryId, sha);
  if (!blob) return null;
  if (blob.encoding === "utf-8") return blob.content.includes("\0") ? null : blob.content;
  const bytes = Buffer.from(blob.content, "base64");
  const text = bytes.toString("utf8");
  return text.includes("\0") || !Buffer.from(text, "utf8").equals(bytes) ? null : text;
}

const flattened = new Map<string, ReadonlyMap<string, TreeEntry>>();
const keptTrees = 500;

/** Every file of a tree by its full path. A tree never changes, so the last few hundred are kept. */
export function filesOf(
  tables: Tables,
  repositoryId: number,
  treeSha: string,
): ReadonlyMap<string, TreeEntry> {
  const known = flattened.get(treeSha);
  if (known) return known;
  const files = new Map<string, TreeEntry>();
  const walk = (sha: string, prefix: string) => {
    for (const entry of findTree(tables, repositoryId, sha) ?? []) {
      const path = `${prefix}${entry.path}`;
      if (entry.type === "tree") walk(entry.sha, `${path}/`);
      else files.set(path, { ...entry, path });
    }
  };
  walk(treeSha, "");
  if (flattened.size >= keptTrees) flattened.delete(flattened.keys().next().value ?? "");
  flattened.set(treeSha, files);
  return files;
}

export function filesOfCommit(
  tables: Tables,
  repositoryId: number,
  sha: string,
): ReadonlyMap<string, TreeEntry> {
  const commit = findCommit(tables, repositoryId, sha);
  return commit ? filesOf(tables, repositoryId, commit.tree_sha) : new Map();
}
