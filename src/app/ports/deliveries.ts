import type { WorkRequest } from "./work.js";

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
  /** The oldest delivery of the repository that is not finished, or null. */
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
