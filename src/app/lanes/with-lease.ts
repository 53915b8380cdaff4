import type { Job } from "../ports/queue.js";
import type { Engine } from "./engine.js";

const leaseMs = 60_000;
const renewMs = 15_000;

/**
 * Runs `work` as the only worker of this lane, across replicas. Held by somebody else: the job comes back a
 * second later, since the holder may have looked just before the job's reason came in.
 */
export async function withLease(engine: Engine, job: Job, work: () => Promise<void>): Promise<void> {
  const { store, holder, now, log } = engine;
  const until = () => new Date(now().getTime() + leaseMs);
  if (!(await store.leases.acquire(job, holder, now(), until()))) {
    await store.queue.later(job, 1);
    return;
  }
  const timer = setInterval(() => {
    store.leases.renew(job, holder, until()).catch((error: unknown) => {
      log.warn({ err: error, ...job }, "could not renew a lease");
    });
  }, renewMs);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await store.leases.release(job, holder);
  }
}
