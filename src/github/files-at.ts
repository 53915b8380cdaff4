import type { RepositoryFile } from "../app/ports/documents.js";
import { type BlobNode, fileOfBlob } from "./git-blob.js";
import type { Seat } from "./seat.js";

/** Texts come along, so a request asks for a few only. */
const pathsPerRequest = 20;

interface TreeEntry {
  mode: number;
  object: (Partial<BlobNode> & { __typename: string }) | null;
}

interface FilesAnswer {
  repository: { object: ({ __typename: string; oid: string } & Record<string, unknown>) | null } | null;
}

export interface FilesAt {
  commit: string;
  files: RepositoryFile[];
  /** Paths with something that is no regular file: a symbolic link, a folder, a submodule. */
  irregular: string[];
}

/** One GraphQL document for any paths: each is an alias `f0`, `f1`… with a variable of its own. */
export function filesQuery(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const variables = numbers.map((index) => `, $p${index}: String!`).join("");
  const fields = numbers.map((index) => `f${index}: file(path: $p${index}) { ...Entry }`).join("\n");
  return /* GraphQL */ `
    query FilesAt($owner: String!, $name: String!, $ref: String!${variables}) {
      repository(owner: $owner, name: $name) {
        object(expression: $ref) {
          __typename
          oid
          ... on Commit {
            ${fields}
          }
        }
      }
    }
    fragment Entry on TreeEntry {
      mode
      object { __typename ... on Blob { oid byteSize isBinary isTruncated text } }
    }
  `;
}

/**
 * `ref` as an expression that can mean nothing but a commit or a branch: git takes a tag before a branch of the
 * same name, and anyone who may push a tag could then bring rules of their own.
 */
function expressionOf(ref: string): string {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(ref) ? ref : `refs/heads/${ref}`;
}

/** The files at a branch or commit: 1 request per 20 paths. Null: there is no such branch or commit. */
export async function filesAt(seat: Seat, ref: string, paths: readonly string[]): Promise<FilesAt | null> {
  const { owner, name } = seat.repository;
  let at = expressionOf(ref);
  const files: RepositoryFile[] = [];
  const irregular: string[] = [];
  for (let start = 0; start < paths.length; start += pathsPerRequest) {
    const asked = paths.slice(start, start + pathsPerRequest);
    const answer = await seat.client.graphql<FilesAnswer>(filesQuery(asked.length), {
      owner,
      name,
      ref: at,
      ...Object.fromEntries(asked.map((path, index) => [`p${index}`, path])),
    });
    const commit = answer.repository?.object;
    if (commit?.__typename !== "Commit") return null;
    // The branch may move between two requests; the first answer holds.
    at = commit.oid;
    for (const [index, path] of asked.entries()) {
      const entry = commit[`f${index}`] as TreeEntry | null;
      const blob = blobOf(entry);
      if (blob) files.push(await fileOfBlob(seat, path, blob));
      else if (entry) irregular.push(path);
    }
  }
  return { commit: at, files, irregular };
}

/** Git's modes of regular files; a symbolic link, a folder or a submodule is no document. */
const regularFiles = new Set([0o100644, 0o100755, 0o100664]);

function blobOf(entry: TreeEntry | null): BlobNode | null {
  if (entry?.object?.__typename !== "Blob" || !regularFiles.has(entry.mode)) return null;
  return entry.object as BlobNode & { __typename: string };
}
