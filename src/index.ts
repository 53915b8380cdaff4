import type { ApplicationFunctionOptions, Probot } from "probot";
import { matters } from "./app/intake/matters.js";
import { receive } from "./app/intake/receive.js";
import type { Translator } from "./app/lanes/engine.js";
import type { GitHub } from "./app/ports/github.js";
import type { Log } from "./app/ports/log.js";
import type { Repository } from "./app/ports/repository.js";
import type { Store } from "./app/ports/store.js";
import { repositoryStatus } from "./app/status/repository-status.js";
import { createToken } from "./app/tokens/create-token.js";
import { speakerOf } from "./app/tokens/session-of-token.js";
import { checkPaths } from "./app/verdict/check-paths.js";
import { explainPull } from "./app/verdict/explain-pull.js";
import { actionOf, repositoryIdOf } from "./github/delivery-head.js";
import { apiRoutes } from "./http/api.js";
import { healthRoutes } from "./http/health.js";
import { serveRoutes } from "./http/routes.js";

export interface AppDeps {
  store: Store;
  github: () => GitHub;
  translate: Translator;
  operatorToken: string | null;
  log: Log;
  now: () => Date;
}

/** The Probot application function: every verified delivery that matters goes to the store; no more happens here. */
export function signalbox({ store, github, translate, operatorToken, log, now }: AppDeps) {
  return (app: Probot, { addHandler }: ApplicationFunctionOptions): void => {
    app.onAny(async ({ id, name, payload }) => {
      const event = name as string;
      const action = actionOf(payload);
      if (!matters(translate, { event, payload }, github().knownSlug())) {
        log.debug({ delivery: id, event, action }, "nothing can come of a delivery");
        return;
      }
      const repositoryId = repositoryIdOf(payload);
      const recorded = translate.recordedOf(event, action, payload);
      await receive(
        { store, log },
        { id, event, action, repositoryId, payload, receivedAt: now(), recorded },
      );
    });
    const health = healthRoutes({
      ping: () => store.ping(),
      backlog: async () => ({
        deliveries: await store.deliveries.backlog(),
        work: await store.work.backlog(now()),
      }),
      log,
    });
    addHandler(serveRoutes(health));
    const api = apiRoutes({
      operatorToken,
      repository: (owner, name) => repositoryNamed(store, owner, name),
      status: (repository) => repositoryStatus({ store, repository, now }),
      explain: async (repository, number, whatIf) => {
        const host = await github().repository(repository);
        return explainPull({ repository, host, store, log, now }, number, whatIf);
      },
      checkPaths: (repository, input) => checkPaths({ store, repository, now }, input),
      sessionOf: async (token) => {
        const known = await speakerOf(store, token, now());
        return known;
      },
      tokens: {
        create: (repository, input) => createToken({ store, repository, now }, input),
        list: (repository) => store.tokens.list(repository.id),
        revoke: (repository, id) => store.tokens.revoke(repository.id, id, now()),
      },
      log,
    });
    addHandler(serveRoutes(api, "/api/v1/"));
  };
}

/** GitHub's names don't depend on case. */
async function repositoryNamed(store: Store, owner: string, name: string): Promise<Repository | null> {
  const wanted = `${owner}/${name}`.toLowerCase();
  const all = await store.repositories.all();
  return all.find((one) => `${one.owner}/${one.name}`.toLowerCase() === wanted) ?? null;
}
