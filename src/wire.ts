import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Logger } from "pino";
import { Probot, Server } from "probot";
import type { Engine } from "./app/lanes/engine.js";
import { runJob } from "./app/lanes/run-job.js";
import type { Store } from "./app/ports/store.js";
import { concernsOf } from "./github/concerns.js";
import { isOwn, repositoryOf } from "./github/delivery-source.js";
import { createGitHub } from "./github/github.js";
import { createOctokitClass } from "./github/octokit.js";
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

/** Starts everything: store, GitHub, server, queue. The only place that constructs adapters. */
export async function start(settings: Settings, credentials: Credentials, log: Logger): Promise<Running> {
  const now = () => new Date();
  const store: Store = await openStore({
    databaseUrl: settings.databaseUrl,
    directory: settings.directory,
    log,
  });
  try {
    let probot: Probot | undefined;
    const server = new Server({
      Probot: probotClass(settings, credentials, log) as typeof Probot,
      host: settings.host,
      port: settings.port,
      webhookPath,
      log,
    });
    await server.load((app, options) => {
      probot = app;
      signalbox({ store, log, now })(app, options);
    });
    if (!probot) throw new Error("Probot did not load the application function");
    const engine: Engine = {
      store,
      github: createGitHub({ probot, log }),
      translate: { concernsOf, repositoryOf, isOwn },
      log,
      now,
      holder: `${hostname()}:${process.pid}:${randomUUID()}`,
    };
    await server.start();
    await store.queue.start((job) => runJob(engine, job));
    return {
      url: `http://${settings.host}:${server.port}`,
      async stop() {
        await server.stop();
        await store.queue.stop(stopGraceMs);
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
