/** Something in the way that sessions should know of. */
export interface KnownIssue {
  id: number;
  /** The item that it was reported on. */
  itemKey: string | null;
  reason: string;
  sessionId: string;
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  issue: number;
  createdAt: Date;
}

export interface KnownIssueStore {
  add(repositoryId: number, known: Omit<KnownIssue, "id">): Promise<KnownIssue>;
  open(repositoryId: number): Promise<KnownIssue[]>;
  /** Null: not open (any more). */
  end(repositoryId: number, id: number, by: string, now: Date): Promise<KnownIssue | null>;
}
