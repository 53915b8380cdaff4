import type { Claim } from "../../core/claims/model.js";

export interface ClaimRequest {
  repositoryId: number;
  itemKey: string;
  sessionId: string;
  login: string | null;
  now: Date;
  expiresAt: Date;
  lapsesAt: Date;
  /** Live claims that the session may hold, this one included. */
  limit: number;
}

export type ClaimOutcome =
  | { kind: "won"; claim: Claim }
  /** The session holds it already; nothing changed. */
  | { kind: "yours"; claim: Claim }
  | { kind: "held"; claim: Claim }
  | { kind: "limit"; holding: Claim[] };

export interface ClaimStore {
  /**
   * Takes the item if nobody holds it or the holder's claim has lapsed: ONE statement that succeeds or does
   * not; a unique index allows one open claim per item. Raises the generation.
   */
  take(request: ClaimRequest): Promise<ClaimOutcome>;
  /** Live claims: not released and not lapsed at `now`, oldest first. */
  live(repositoryId: number, now: Date): Promise<Claim[]>;
  /**
   * Ends the claim if `sessionId` holds it (any holder when null), in that generation when one is given.
   * Null: there was nothing of that kind to end. `reason` is kept in the claim's history.
   */
  release(
    repositoryId: number,
    itemKey: string,
    by: { sessionId: string | null; generation?: number },
    reason: string,
    now: Date,
  ): Promise<Claim | null>;
}
