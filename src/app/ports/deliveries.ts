import type { WorkRequest } from "./work.js";

/** When GitHub recorded something, by its clock and to the second; `id` orders what falls into one second (0: it has none). */
export interface Recorded {
  at: Date;
  id: number;
}

/** One webhook event as GitHub sent it. */
export interface NewDelivery {
  /** X-GitHub-Delivery. */
  id: string;
  event: string;
  action: string | null;
  /** 0 where the payload names no repository. */
  repositoryId: number;
  payload: unknown;
  receivedAt: Date;
  /** Of what it tells of; null or left out: as though it was recorded when it came in. */
  recorded?: Recorded | null;
}

export interface Delivery extends NewDelivery {
  /** Order of arrival. */
  sequence: number;
  attempts: number;
}

export interface DeliveryStore {
  /**
   * Stores and queues in one transaction. `repeated`: the id is known already and nothing was done.
   * Throws where the store fails; the caller answers 5xx then.
   */
  receive(delivery: NewDelivery): Promise<"stored" | "repeated">;
  /** The delivery of the repository that is not finished and was recorded first at GitHub, or null. */
  next(repositoryId: number): Promise<Delivery | null>;
  /** Marks it done and adds the work it calls for, in one transaction (and wakes the queue for that work). */
  finish(id: string, work: WorkRequest[], now: Date): Promise<void>;
  /** Counts the attempt and keeps the error; `giveUp` takes it out of the way of later deliveries. */
  fail(id: string, error: string, giveUp: boolean, now: Date): Promise<void>;
  /** Those of these ids that were stored. */
  known(ids: readonly string[]): Promise<string[]>;
  /** How many wait, and since when the oldest does; for /readyz. */
  backlog(): Promise<{ waiting: number; oldest: Date | null }>;
}
