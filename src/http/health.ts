import { Hono } from "hono";

/** What the store holds that is not done yet. */
export interface Backlog {
  deliveries: { waiting: number; oldest: Date | null };
  work: { waiting: number; later: number };
}

export interface HealthDeps {
  /** Throws where the database can't be reached. */
  ping(): Promise<void>;
  backlog(): Promise<Backlog>;
  log: { error(fields: object, message: string): void };
}

/**
 * `/healthz`: the process answers. `/readyz`: it can store deliveries, with how many wait to be worked on;
 * 503 where it can't, so that a load balancer sends them elsewhere.
 */
export function healthRoutes({ ping, backlog, log }: HealthDeps): Hono {
  return new Hono()
    .get("/healthz", (context) => context.json({ status: "ok" }))
    .get("/readyz", async (context) => {
      try {
        await ping();
        return context.json({ status: "ok", ...(await backlog()) });
      } catch (error) {
        log.error({ err: error }, "the store can't be reached");
        return context.json({ status: "unavailable", reason: "the store can't be reached" }, 503);
      }
    });
}
