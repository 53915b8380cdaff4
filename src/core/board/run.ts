/** A sync of the board that is under way, or that was stopped and goes on. Kept until one ends without an error. */
export interface BoardRun {
  /** Changes made, those before an interruption included. */
  made: number;
  /** Changes in all; 0 while the board has not been loaded. */
  total: number;
  startedAt: Date;
  /** Null: it is under way. */
  stopped: RunStop | null;
}

export const stopReasons = ["rate-limit", "unreachable", "failure"] as const;
export type StopReason = (typeof stopReasons)[number];

export interface RunStop {
  at: Date;
  /** Null: nobody knows. */
  resumesAt: Date | null;
  reason: StopReason;
}

/** The run as it starts, or goes on where it was stopped. */
export function started(before: BoardRun | null, now: Date): BoardRun {
  return before ?? { made: 0, total: 0, startedAt: now, stopped: null };
}

/** After `made` of the `total` changes that were left at `start`. */
export function advanced(start: BoardRun, made: number, total: number): BoardRun {
  return { ...start, made: start.made + made, total: start.made + total, stopped: null };
}

/** What is kept of a run, and since when. */
export interface KeptRun {
  run: BoardRun | null;
  at: Date;
}

const mostUnsaved = 20;
const longestUnsavedMs = 5_000;

/**
 * Whether the run is worth a write: after 20 changes or 5 s, so that a short sync makes none; at once where the
 * kept one says that it is stopped. Its last change is not: the end of the run follows.
 */
export function worthSaving(kept: KeptRun, run: BoardRun, now: Date): boolean {
  if (run.made >= run.total) return false;
  if (kept.run?.stopped) return true;
  const unsaved = run.made - (kept.run?.made ?? 0);
  return unsaved >= mostUnsaved || now.getTime() - kept.at.getTime() >= longestUnsavedMs;
}

/** Whether the two say the same of how far the run is and when it goes on. */
export function sameStop(a: BoardRun | null, b: BoardRun): boolean {
  const told = (run: BoardRun | null) =>
    run && [run.made, run.total, run.stopped?.reason, run.stopped?.resumesAt?.getTime()].join(" ");
  return told(a) === told(b);
}
