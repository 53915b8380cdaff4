/** An announced change of shared files: who holds a path, or waits for it. */
export interface Intent {
  id: number;
  repositoryId: number;
  sessionId: string;
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  /** The track that its session works on, for who goes first. */
  track: string | null;
  /** Paths and globs from the root. */
  paths: string[];
  reason: string;
  state: "held" | "waiting";
  /** Issue or pull request that it was announced on. */
  issue: number;
  pull: number | null;
  /** Milliseconds that it is held for. */
  ttl: number;
  createdAt: Date;
  /** Null while it waits. */
  expiresAt: Date | null;
}
