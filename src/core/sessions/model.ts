/** A worker that was heard of: configured, registered, or known from its first claim. */
export interface Session {
  repositoryId: number;
  id: string;
  /** The GitHub login that it works under; null for one that only a token speaks for. */
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  /** The item whose claim made it, and with which it ends; null: a session with a name of its own. */
  itemKey: string | null;
  role: string | null;
  tracks: string[];
  /** Globs of branch names. */
  branches: string[];
  /** Raised by every registration; fences what an earlier run of the session still does. */
  generation: number;
  registeredAt: Date;
  /** Last heartbeat, claim or message. */
  seenAt: Date;
  /** What its last heartbeat said. */
  doing: Doing;
}

export interface Doing {
  action: string | null;
  /** An item's key, a path, a pull request: as the session wrote it. */
  target: string | null;
  phase: string | null;
  /** Percent. */
  progress: number | null;
}
