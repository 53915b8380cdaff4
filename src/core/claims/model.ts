/** The exclusive, expiring right of one session to one item. */
export interface Claim {
  repositoryId: number;
  itemKey: string;
  sessionId: string;
  /** The GitHub login that the session worked under when it claimed; null for a session without one. */
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  /** Raised by every claim of the item; fences stale holders. */
  generation: number;
  claimedAt: Date;
  expiresAt: Date;
  /** End of the grace period: from here on anyone may take the item. */
  lapsesAt: Date;
  /** Milliseconds from a sign of life to the end. */
  ttl: number;
  /** Last sign of life. */
  renewedAt: Date;
  /** When its holder was warned of the end; null: not since the last sign of life. */
  warnedAt: Date | null;
  /** Put aside by its holder; the clock stands still until then, at most. */
  parked: { until: Date; reason: string } | null;
  /** Where the work is, as far as it has been seen. */
  branch: string | null;
  pull: number | null;
}

/** A claim that is over. */
export interface EndedClaim extends Claim {
  endedAt: Date;
  /** `lapsed`, `taken`, or what was said when it was ended. */
  reason: string;
}
