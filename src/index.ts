import type { ApplicationFunctionOptions, Probot } from "probot";
import { receive } from "./app/intake/receive.js";
import type { Log } from "./app/ports/log.js";
import type { Store } from "./app/ports/store.js";
import { actionOf, repositoryIdOf } from "./github/delivery-head.js";
import { healthRoutes } from "./http/health.js";
import { serveRoutes } from "./http/routes.js";

export interface AppDeps {
  store: Store;
  log: Log;
  now: () => Date;
}

/** The Probot application function: every verified delivery goes to the store, and nothing else happens here. */
export function signalbox({ store, log, now }: AppDeps) {
  return (app: Probot, { addHandler }: ApplicationFunctionOptions): void => {
    app.onAny(async ({ id, name, payload }) => {
      const event = name as string;
      await receive(
        { store, log },
        {
          id,
          event,
          action: actionOf(payload),
          repositoryId: repositoryIdOf(payload),
          payload,
          receivedAt: now(),
        },
      );
    });
    const health = healthRoutes({
      ping: () => store.ping(),
      backlog: async () => ({
        deliveries: await store.deliveries.backlog(),
        work: await store.work.backlog(),
      }),
      log,
    });
    addHandler(serveRoutes(health));
  };
}
