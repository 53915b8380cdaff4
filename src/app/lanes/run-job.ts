import type { Job } from "../ports/queue.js";
import { drainDeliveries } from "./deliveries.js";
import type { Engine } from "./engine.js";
import { withLease } from "./with-lease.js";
import { drainWork } from "./work.js";

/** One job of the queue: work through one lane of one repository. A job for a lane that runs already only says so. */
export async function runJob(engine: Engine, job: Job): Promise<void> {
  const { running } = engine;
  const name = `${job.lane} ${job.repositoryId}`;
  const current = running.get(name);
  if (current) {
    current.again = true;
    return;
  }
  const state = { again: true };
  running.set(name, state);
  try {
    while (state.again) {
      state.again = false;
      await workThrough(engine, job);
    }
  } finally {
    running.delete(name);
  }
}

async function workThrough(engine: Engine, job: Job): Promise<void> {
  const { store, now } = engine;
  const { lane, repositoryId } = job;
  const waiting =
    lane === "deliveries"
      ? await store.deliveries.next(repositoryId)
      : await store.work.next(repositoryId, lane, now());
  if (!waiting) return;
  await withLease(engine, job, () =>
    lane === "deliveries" ? drainDeliveries(engine, repositoryId) : drainWork(engine, repositoryId, lane),
  );
}
