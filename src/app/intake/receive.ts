import type { NewDelivery } from "../ports/deliveries.js";
import type { Log } from "../ports/log.js";
import type { Store } from "../ports/store.js";

/** GitHub gives up after 10 s, and Probot answers 202 after 9: by then we must have said no. */
export const intakeDeadlineMs = 8_000;

/**
 * Stores a verified delivery and queues it, in one transaction, before it is answered. Throws where the store
 * fails or is too slow, so that the answer is 5xx and the delivery can be asked for again.
 */
export async function receive(
  deps: { store: Pick<Store, "deliveries" | "queue">; log: Log; deadlineMs?: number },
  delivery: NewDelivery,
): Promise<void> {
  const { store, log, deadlineMs = intakeDeadlineMs } = deps;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`the store did not take delivery ${delivery.id} within ${deadlineMs} ms`);
    timer = setTimeout(() => reject(error), deadlineMs);
  });
  try {
    const outcome = await Promise.race([store.deliveries.receive(delivery), late]);
    log.debug({ delivery: delivery.id, event: delivery.event, outcome }, "received a delivery");
    if (outcome === "stored") store.queue.wake("deliveries");
  } finally {
    clearTimeout(timer);
  }
}
