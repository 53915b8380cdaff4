/**
 * Work that a delivery (or the clock) calls for and that only the newest state matters to: bringing the board to what
 * the plan says, judging a pull request, what has become due, the status issue. Asking twice before it is done asks once; asking while it runs runs it
 * again ("mark dirty; rerun").
 */
export type WorkKind = "board" | "verdict" | "clock" | "status";

export interface WorkRequest {
  repositoryId: number;
  kind: WorkKind;
  /** `plan` for the board; `pull:12` or `group:SHA…` for a verdict; `due` for the clock; `issue` for the status. */
  subject: string;
  /** What the work needs to know beyond its subject; the newest request's wins. JSON. */
  detail?: unknown;
}

export interface Work extends WorkRequest {
  /** Raised by every request; work is complete only if it hasn't been raised meanwhile. */
  version: number;
  attempts: number;
}

/** Too early; GitHub's trouble, which uses up no attempt; or an attempt that failed. */
export type Postponed = { kind: "early" } | { kind: "refused" | "failed"; error: string };

export interface WorkStore {
  /** Inserts or raises the version, and queues a job, in one transaction. */
  request(requests: WorkRequest[], now: Date): Promise<void>;
  /** The oldest request of this kind in the repository that is due, or null. */
  next(repositoryId: number, kind: WorkKind, now: Date): Promise<Work | null>;
  /** Removes it unless it was requested again since. */
  complete(work: Work): Promise<void>;
  /** Keeps it for `due`; the queue looks again then. */
  postpone(work: Work, due: Date, why: Postponed, now: Date): Promise<void>;
  /** How many requests wait, are under way or have failed, and how many are only put off; for /readyz. */
  backlog(now: Date): Promise<{ waiting: number; later: number }>;
}
