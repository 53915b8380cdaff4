import type { BoardLabel } from "./model.js";

/** How long a sync that stopped without a word keeps others out, in milliseconds. */
export const lockMs = 10 * 60_000;

const name = "signalbox: sync runs";

export interface LockState {
  until: Date;
  /** Any word without spaces; another one for each process. */
  holder: string;
}

/**
 * The label that keeps a second `signalbox sync` out while it is there: GitHub makes a label of a name only once, for
 * whoever asks first, and no other thing that a token for issues can make is so.
 */
export function lockLabel({ until, holder }: LockState): BoardLabel {
  return {
    name,
    color: "ededed",
    description: `Until ${until.toISOString()}: ${holder} brings the board to the plan`,
  };
}

/** Whether a lock keeps others out; one that says so for longer than we ever ask for was written by somebody else. */
export function isHeld({ until }: LockState, now: Date): boolean {
  const left = until.getTime() - now.getTime();
  return left > 0 && left <= 2 * lockMs;
}

/** What a label says of the lock; null: it is no such label, or doesn't say so any more. */
export function readLock({
  name: of,
  description,
}: Pick<BoardLabel, "name" | "description">): LockState | null {
  const [, until = "", holder = ""] = /^Until (\S+): (\S+) /.exec(description) ?? [];
  const at = Date.parse(until);
  return of.toLowerCase() !== name || Number.isNaN(at) ? null : { until: new Date(at), holder };
}
