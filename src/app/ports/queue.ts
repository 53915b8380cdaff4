/** What a job of the queue asks for: work through one lane of one repository. */
export type Lane = "deliveries" | "board" | "verdict" | "clock" | "status";

export interface Job {
  lane: Lane;
  repositoryId: number;
}

/** Jobs survive the process: they are rows of the same database as the rows they point at. */
export interface Queue {
  /**
   * Starts workers. `handle` throws to have the job retried with backoff. Replicas share the jobs; of a lane in `after`
   * this one takes none before that is over.
   */
  start(handle: (job: Job) => Promise<void>, after?: Partial<Record<Lane, Promise<unknown>>>): Promise<void>;
  /** Looks for jobs now instead of at the next poll. */
  wake(lane: Lane): void;
  /** Puts a job back for later: somebody else holds the lane. */
  later(job: Job, seconds: number): Promise<void>;
  /** Lets running jobs end (at most `graceMs`), then stops. */
  stop(graceMs: number): Promise<void>;
}

/** One worker at a time in a lane of a repository, across replicas; a holder that died lets go at `until`. */
export interface LeaseStore {
  acquire(job: Job, holder: string, now: Date, until: Date): Promise<boolean>;
  /** False: it was lost to somebody else. */
  renew(job: Job, holder: string, until: Date): Promise<boolean>;
  release(job: Job, holder: string): Promise<void>;
}
