import { lockMs } from "../../core/board/sync-lock.js";
import type { SyncLock } from "../ports/token-host.js";

/** Does it as the only one, wherever it runs; `alive` is to be called now and then. Else says until when another may be at it. */
export async function locked<T>(
  lock: SyncLock,
  now: () => Date,
  work: (alive: () => Promise<void>) => Promise<T>,
): Promise<{ done: T } | { lockedUntil: Date }> {
  const until = () => new Date(now().getTime() + lockMs);
  const other = await lock.take(until(), now());
  if (other) return { lockedUntil: other };
  let renewed = now().getTime();
  const alive = async () => {
    if (now().getTime() - renewed < lockMs / 3) return;
    renewed = now().getTime();
    await lock.renew(until());
  };
  try {
    return { done: await work(alive) };
  } finally {
    await lock.release();
  }
}
