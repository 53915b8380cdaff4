import { Hono } from "hono";

export interface HealthDeps {
  /** Throws where the database can't be reached. */
  ping(): Promise<void>;
  backlog(): Promise<{ waiting: number; oldest: Date | null }>;
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
        const { waiting, oldest } = await backlog();
        return context.json({ status: "ok", deliveries: { waiting, oldest: oldest?.toISOString() ?? null } });
      } catch (error) {
        log.error({ err: error }, "the store can't be reached");
        return context.json({ status: "unavailable", reason: "the store can't be reached" }, 503);
      }
    });
}
