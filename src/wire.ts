import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger } from "pino";
import { Probot, Server } from "probot";
import { watchMissed } from "./app/intake/watch-missed.js";
import type { Engine } from "./app/lanes/engine.js";
import { runJob } from "./app/lanes/run-job.js";
import type { GitHub } from "./app/ports/github.js";
import type { Store } from "./app/ports/store.js";
import { concernsOf, mayConcern } from "./github/concerns.js";
import { isOwn, repositoryOf } from "./github/delivery-source.js";
import { createGitHub } from "./github/github.js";
import { createOctokitClass } from "./github/octokit.js";
import { recordedOf } from "./github/recorded.js";
import { type NodeHandler, webhookGate } from "./http/webhook-gate.js";
import { signalbox } from "./index.js";
import type { Credentials, Settings } from "./settings.js";
import { openStore } from "./store/open.js";

const webhookPath = "/api/github/webhooks";
const stopGraceMs = 20_000;

export interface Running {
  /** Where it listens. */
  url: string;
  stop(): Promise<void>;
}

/** Probot with our gate before its webhook middleware. */
function probotClass(settings: Settings, credentials: Credentials, log: Logger) {
  const { appId, privateKey, webhookSecret } = credentials;
  const Octokit = createOctokitClass({
    writeIntervalMs: settings.writeIntervalMs,
    onRequest: (entry) => log.debug(entry, "request to GitHub"),
  });
  const Configured = Probot.defaults({
    appId,
    privateKey,
    secret: webhookSecret,
    baseUrl: settings.baseUrl,
    log,
    Octokit: Octokit as never,
  });
  return class extends Configured {
    override async getNodeMiddleware(
      options?: Parameters<Probot["getNodeMiddleware"]>[0],
    ): Promise<NodeHandler> {
      const middleware = await super.getNodeMiddleware(options);
      return webhookGate(webhookSecret, webhookPath, async (request, response) =>
        Boolean(await middleware(request, response)),
      );
    }
  };
}

/** Starts everything on a store that is open: GitHub, server, queue. Stopping it closes the store. */
export async function startOn(
  store: Store,
  settings: Settings,
  credentials: Credentials,
  log: Logger,
  now: () => Date = () => new Date(),
): Promise<Running> {
  let probot: Probot | undefined;
  let made: GitHub | undefined;
  const github = (): GitHub => {
    if (!probot) throw new Error("Probot did not load the application function");
    made ??= createGitHub({ probot });
    return made;
  };
  const translate = { concernsOf, mayConcern, recordedOf, repositoryOf, isOwn };
  const server = new Server({
    Probot: probotClass(settings, credentials, log) as typeof Probot,
    host: settings.host,
    port: settings.port,
    webhookPath,
    log,
  });
  await server.load((app, options) => {
    probot = app;
    const { operatorToken } = settings;
    signalbox({ store, github: () => github(), translate, operatorToken, log, now })(app, options);
  });
  const engine: Engine = {
    store,
    github: github(),
    translate,
    log,
    now,
    holder: `${hostname()}:${process.pid}:${randomUUID()}`,
    running: new Map(),
  };
  await server.start();
  // Fresh deliveries are taken in from now on, and decided once those are there that GitHub recorded before them.
  const missed = watchMissed(engine);
  await store.queue.start((job) => runJob(engine, job), { deliveries: missed.caughtUp });
  return {
    url: `http://${settings.host}:${server.port}`,
    async stop() {
      await server.stop();
      await missed.stop();
      await store.queue.stop(stopGraceMs);
      await store.close();
    },
  };
}

/**
 * Opens the store and starts the App on it. This file is the only place that constructs adapters.
 * @throws StoreProblem where the store can't be opened.
 */
export async function start(settings: Settings, credentials: Credentials, log: Logger): Promise<Running> {
  const { databaseUrl, directory } = settings;
  const store = await openStore({ databaseUrl, directory, log });
  try {
    return await startOn(store, settings, credentials, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}
