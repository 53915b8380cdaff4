import type { Claim, EndedClaim } from "../../core/claims/model.js";

export interface ClaimRequest {
  repositoryId: number;
  itemKey: string;
  sessionId: string;
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  now: Date;
  /** Milliseconds. */
  ttl: number;
  grace: number;
  /** Live claims that the session may hold, this one included. */
  limit: number;
  /** Live claims that the account may hold over all its sessions, this one included. */
  perLogin: number;
  /** Take the item from a holder whose claim has expired and is in its grace. */
  take: boolean;
}

export type ClaimOutcome =
  | { kind: "won"; claim: Claim }
  /** The session holds it already; nothing changed. */
  | { kind: "yours"; claim: Claim }
  | { kind: "held"; claim: Claim }
  /** `of`: whose limit is reached. */
  | { kind: "limit"; of: "session" | "account"; holding: Claim[] };

/** Whose claims a sign of life renews. */
export interface Renewal {
  repositoryId: number;
  sessionId: string;
  /** Null: all that the session holds. */
  itemKey: string | null;
  /** Given by a holder that knows it; an older one renews nothing. */
  generation?: number | undefined;
  now: Date;
  /** Milliseconds. */
  grace: number;
  /** A new ttl in milliseconds, where the holder asks for one. */
  ttl?: number | undefined;
  /** Also takes a parked claim up again; else that is only seen, and its clock stays as it is. */
  resume: boolean;
  /** Where the work is, where the sign says so. */
  branch?: string | undefined;
  pull?: number | undefined;
}

export interface Handoff {
  repositoryId: number;
  itemKey: string;
  from: { sessionId: string; generation?: number | undefined };
  to: { sessionId: string; login: string | null; accountId: number | null };
  now: Date;
  ttl: number;
  grace: number;
  limit: number;
}

export type HandoffOutcome =
  | { kind: "handed"; claim: Claim; before: Claim }
  | { kind: "not-held"; claim: Claim | null }
  | { kind: "limit"; holding: Claim[] };

/** Claims of these items, and those on whose pull request the work is. */
export interface ClaimPlace {
  itemKeys: readonly string[];
  pull?: number | null;
}

export interface ClaimStore {
  /**
   * Takes the item if nobody holds it or the holder's claim has lapsed: ONE statement that succeeds or does
   * not; a unique index allows one open claim per item. Raises the generation.
   */
  take(request: ClaimRequest): Promise<ClaimOutcome>;
  /** Live claims, not released and not lapsed at `now`, oldest first; with `of` those of one place. */
  live(repositoryId: number, now: Date, of?: ClaimPlace): Promise<Claim[]>;
  /** Keys of the items that are claimed. */
  claimedKeys(repositoryId: number, now: Date): Promise<string[]>;
  /** Those that were renewed; empty where the session holds nothing of the kind (any more). Never makes one end sooner. */
  renew(renewal: Renewal): Promise<Claim[]>;
  /** Stops the clock until `until`, after which the time that was left runs on. Null: not the session's. */
  park(
    repositoryId: number,
    itemKey: string,
    by: { sessionId: string; generation?: number | undefined },
    parked: { until: Date; reason: string },
    now: Date,
  ): Promise<Claim | null>;
  /** Gives the claim to another session in one transaction, in a new generation. */
  handOff(handoff: Handoff): Promise<HandoffOutcome>;
  /**
   * Ends the claim if `sessionId` holds it (any holder when null), in that generation when one is given.
   * Null: there was nothing of that kind to end. `reason` is kept in the claim's history.
   */
  release(
    repositoryId: number,
    itemKey: string,
    by: { sessionId: string | null; generation?: number | undefined },
    reason: string,
    now: Date,
  ): Promise<Claim | null>;
  /** Ends all live claims of a session without its doing, to be told of: see `untold`. `reason` is kept and shown. */
  endAll(repositoryId: number, of: { sessionId: string }, reason: string, now: Date): Promise<Claim[]>;
  /**
   * Claims that began or ended at `since` or later, and those that ended without their holder, or have lapsed, and of which
   * nobody was told yet.
   */
  recent(repositoryId: number, now: Date, since: Date): Promise<Claim[]>;
  /** Claims that run out before `before` and whose holders were not warned since their last sign of life. */
  unwarned(repositoryId: number, now: Date, before: Date): Promise<Claim[]>;
  markWarned(claim: Claim, now: Date): Promise<void>;
  /** Live claims whose end is `by` milliseconds or more from the one that the board was last asked to show. */
  moved(repositoryId: number, now: Date, by: number): Promise<Claim[]>;
  /** The board was asked to show the end that the claim has. */
  markShown(claim: Claim): Promise<void>;
  /** Ends what has lapsed, and gives all claims that ended without their holder and were not yet told of. */
  untold(repositoryId: number, now: Date): Promise<EndedClaim[]>;
  markTold(claim: Claim, now: Date): Promise<void>;
}
