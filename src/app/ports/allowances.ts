/** An owner's word that somebody else may change some of its files. */
export interface Allowance {
  paths: string[];
  /** A session, or `track:ID`. */
  to: string;
  /** The owner whose word it is. */
  from: string;
  login: string;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  reason: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** An allowance with its number. */
export interface KeptAllowance extends Allowance {
  id: number;
}

export interface AllowanceStore {
  add(repositoryId: number, allowance: Allowance): Promise<void>;
  /** Those that hold at `now`, oldest first. */
  live(repositoryId: number, now: Date): Promise<KeptAllowance[]>;
  /** Ends those that still hold. */
  end(repositoryId: number, ids: readonly number[], now: Date): Promise<void>;
}
