import type { Job } from "../ports/queue.js";
import { drainDeliveries } from "./deliveries.js";
import type { Engine } from "./engine.js";
import { withLease } from "./with-lease.js";
import { drainWork } from "./work.js";

/** One job of the queue: work through one lane of one repository. */
export async function runJob(engine: Engine, job: Job): Promise<void> {
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
