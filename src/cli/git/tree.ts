import type { RepositoryFile } from "../../app/ports/documents.js";
import { git, gitText, parts } from "./run.js";

/** A regular file of a commit. */
export interface TreeFile {
  path: string;
  oid: string;
  /** Bytes. */
  size: number;
}

/** The regular files of a commit by path; links and submodules are no documents. */
export async function treeOf(root: string, commit: string): Promise<Map<string, TreeFile>> {
  const output = await gitText(root, "ls-tree", "-r", "-z", "--long", "--full-tree", commit);
  const files = parts(output).flatMap((line): TreeFile[] => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line);
    return match ? [{ oid: match[1] ?? "", size: Number(match[2]), path: match[3] ?? "" }] : [];
  });
  return new Map(files.map((file) => [file.path, file]));
}

/** UTF-8 text; null for bytes that are none. */
export function decoded(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A document of a commit; text null where it has more than `limit` bytes or is no UTF-8. */
export async function blobOf(root: string, file: TreeFile, limit: number): Promise<RepositoryFile> {
  if (file.size > limit) return { ...file, text: null };
  const { code, stdout } = await git(root, "cat-file", "blob", file.oid);
  return { ...file, text: code === 0 ? decoded(stdout) : null };
}
