/** What a session proves itself with, without its secret. */
export interface SessionToken {
  id: string;
  repositoryId: number;
  sessionId: string;
  note: string | null;
  createdAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

export interface TokenStore {
  /** Only the hash of the secret is kept. */
  add(token: SessionToken & { hash: string }): Promise<void>;
  /** The live token with this hash, whose use is noted; null: none, or revoked. */
  use(hash: string, now: Date): Promise<SessionToken | null>;
  list(repositoryId: number): Promise<SessionToken[]>;
  /** Revokes all live tokens of a session. Returns how many there were. */
  revokeOf(repositoryId: number, sessionId: string, now: Date): Promise<number>;
  /** False: there is no such live token in the repository. */
  revoke(repositoryId: number, id: string, now: Date): Promise<boolean>;
}
