/** The exclusive, expiring right of one session to one item (design.md §7). */
export interface Claim {
  repositoryId: number;
  itemKey: string;
  sessionId: string;
  /** The GitHub login that the session worked under when it claimed; null for a session without one. */
  login: string | null;
  /** Raised by every claim of the item; fences stale holders. */
  generation: number;
  claimedAt: Date;
  expiresAt: Date;
  /** End of the grace period: from here on anyone may take the item. */
  lapsesAt: Date;
}
