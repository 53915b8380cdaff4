import type { Doing, Session } from "../../core/sessions/model.js";

export interface Registration {
  repositoryId: number;
  id: string;
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  role: string | null;
  tracks: string[];
  branches: string[];
  now: Date;
}

export interface Sign {
  repositoryId: number;
  id: string;
  login: string | null;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  now: Date;
  /** What the session says it does; undefined leaves what it said before. */
  doing?: Doing | undefined;
  /** Fences a run of the session that was registered anew since. */
  generation?: number | undefined;
  /** The item whose claim makes the session; left out for one with a name of its own. */
  itemKey?: string | null | undefined;
}

/** A session as it is kept, also when it is over. */
export interface KnownSession extends Session {
  /** When somebody ended it, and who; null: it goes on, or ended with the claim that made it. */
  ended: { at: Date; by: string } | null;
}

export interface SessionStore {
  /**
   * Raises the generation of a session that is known; one that was ended is anybody's. Null: the id belongs to another
   * account.
   */
  register(registration: Registration): Promise<Session | null>;
  /**
   * A sign of life; a session that nobody knew, or that was ended, is known from now on. Null: the id belongs to another account, or is of
   * another generation.
   */
  seen(sign: Sign): Promise<Session | null>;
  /** One session, also when it or the claim that made it is over; null: nobody was called so. */
  find(repositoryId: number, id: string): Promise<KnownSession | null>;
  /** Every session of the repository, by id; those that a claim made while it lasts. */
  all(repositoryId: number): Promise<Session[]>;
  /** Ends a session until somebody begins one of that name anew; one that nobody knew is not made known by it. */
  end(repositoryId: number, id: string, by: string, now: Date): Promise<void>;
  /** Five-minute slots in which sessions were heard from since then. */
  heartbeats(repositoryId: number, since: Date): Promise<{ sessionId: string; slot: Date }[]>;
}
