import { lockMs } from "../../core/board/sync-lock.js";
import { GitHubProblem } from "../ports/github-problem.js";
import type { SyncLock } from "../ports/token-host.js";

/** Somebody else is at it. */
export class LockedByOther extends Error {
  readonly until: Date;

  constructor(until: Date) {
    super("another sync of this repository is running");
    this.until = until;
  }
}

/**
 * Does it as the only one, wherever it runs; `alive` is to be called now and then. Throws LockedByOther. Where GitHub
 * lets the lock not be taken away in the end, it lapses by itself: `left` is told when.
 */
export async function locked<T>(
  lock: SyncLock,
  now: () => Date,
  work: (alive: () => Promise<void>) => Promise<T>,
  left: (until: Date) => void,
): Promise<T> {
  let until = new Date(now().getTime() + lockMs);
  const other = await lock.take(until, now());
  if (other) throw new LockedByOther(other);
  const alive = async () => {
    if (until.getTime() - now().getTime() > (lockMs * 2) / 3) return;
    until = new Date(now().getTime() + lockMs);
    if (!(await lock.renew(until))) throw new LockedByOther(until);
  };
  try {
    return await work(alive);
  } finally {
    await lock.release().catch((error: unknown) => {
      if (!(error instanceof GitHubProblem)) throw error;
      left(until);
    });
  }
}
