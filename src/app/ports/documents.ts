import type { Problem } from "../../core/plan/model.js";

export { maxDocumentBytes } from "../../core/plan/limits.js";

/** A file of a repository at a commit. */
export interface RepositoryFile {
  path: string;
  /** Git's blob id: the same id is the same text. */
  oid: string;
  /** Bytes. */
  size: number;
  /** Null: too large to be read (see `maxDocumentBytes`), or not UTF-8 text. */
  text: string | null;
}

/** The files that rule a repository, as they are at one commit. */
export interface RuleFiles {
  /** The commit that `ref` named. */
  commit: string;
  config: RepositoryFile | null;
  owners: RepositoryFile | null;
  plans: RepositoryFile[];
  /** Documents that are named and could not be had: no such file, no regular file, too many to look through. */
  problems?: (Problem & { kind: DocumentKind })[];
}

export type DocumentKind = "config" | "owners" | "plan";

/** A document's text with its place. */
export interface KeptDocument {
  path: string;
  oid: string;
  text: string;
}

export type LastGood = Record<DocumentKind, KeptDocument[]>;

/** The last good text of each document: what stays in force while the newest one is broken. */
export interface DocumentStore {
  lastGood(repositoryId: number, kind: DocumentKind): Promise<KeptDocument[]>;
  /** Those of all kinds at once. */
  allLastGood(repositoryId: number): Promise<LastGood>;
  keep(
    repositoryId: number,
    kind: DocumentKind,
    documents: readonly KeptDocument[],
    now: Date,
  ): Promise<void>;
  /** The rule files at a commit, if they were loaded before. */
  filesAt(repositoryId: number, commit: string): Promise<RuleFiles | null>;
  keepFiles(repositoryId: number, files: RuleFiles, now: Date): Promise<void>;
}
