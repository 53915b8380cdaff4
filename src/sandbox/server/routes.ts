import { Hono } from "hono";
import { accountRoutes } from "../accounts/routes.js";
import { checkRoutes } from "../checks/routes.js";
import type { Caller } from "../emulate/caller.js";
import type { EmulatorModule, EventSink } from "../emulate/plugin.js";
import type { RowStore } from "../emulate/rows.js";
import { activityRoutes } from "../git/activity-routes.js";
import { forkRoutes } from "../git/fork-routes.js";
import { gitRoutes } from "../git/routes.js";
import { graphqlRoutes } from "../graphql/routes.js";
import { hookRoutes } from "../hooks/routes.js";
import { issueRoutes } from "../issues/routes.js";
import { pageRoutes } from "../pages/routes.js";
import { followPushes } from "../pulls/after-push.js";
import { reviewRoutes } from "../pulls/review-routes.js";
import { pullRoutes } from "../pulls/routes.js";
import { stackRoutes } from "../pulls/stack-routes.js";
import { redirectRoutes } from "../repositories/redirect.js";
import { repositoryRoutes } from "../repositories/routes.js";
import type { World } from "../world.js";
import { adminRoutes } from "./admin.js";
import { appRoutes } from "./app-routes.js";
import { authenticate } from "./auth.js";
import { collaboratorRoutes } from "./collaborators.js";
import { answerError, notFound } from "./errors.js";
import type { Faults } from "./faults.js";
import { guardRoutes } from "./guards.js";
import { installationRoutes } from "./installation-routes.js";
import { limitRate } from "./limit-rate.js";
import { observe } from "./observe.js";
import { type RateLimits, unlimited } from "./rate-limits.js";
import type { RequestLog } from "./request-log.js";
import type { Env } from "./types.js";
import { answerWholeSeconds } from "./whole-seconds.js";

export interface Parts {
  world: World;
  emulator: EmulatorModule;
  store: RowStore;
  tokens: Map<string, Caller>;
  privateKey: string;
  log: RequestLog;
  faults: Faults;
  limits: RateLimits;
}

/** Our routes in front, the emulator's behind: the first that matches answers. */
export function createRoutes(parts: Parts): Hono<Env> {
  const { world, emulator, store, tokens, privateKey, log, faults, limits } = parts;
  const app = new Hono<Env>();
  app.onError(answerError);
  app.notFound((c) => answerError(notFound(), c));
  app.use(async (c, next) => {
    await next();
    c.header("x-github-media-type", "github.v3; format=json");
    // What was stopped before it was counted costs nothing.
    const budget = c.get("budget") ?? unlimited(c.req.path, Date.now());
    c.header("x-ratelimit-limit", String(budget.limit));
    c.header("x-ratelimit-remaining", String(budget.remaining));
    c.header("x-ratelimit-used", String(budget.limit - budget.remaining));
    c.header("x-ratelimit-reset", String(budget.reset));
    c.header("x-ratelimit-resource", budget.resource);
  });
  app.use(answerWholeSeconds());
  app.use(observe(world, log, faults));
  app.use(authenticate(world.app, privateKey, tokens));
  app.use(limitRate(limits));
  app.use(async (c, next) => {
    await next();
    if (c.req.method !== "GET" && !c.env?.internal) await followPushes(world);
  });
  adminRoutes(app, world, { log, faults, limits, tokens });
  redirectRoutes(app, world);
  guardRoutes(app, world);
  installationRoutes(app, world);
  repositoryRoutes(app, world);
  appRoutes(app, world);
  accountRoutes(app, world);
  collaboratorRoutes(app, world);
  hookRoutes(app, world);
  gitRoutes(app, world);
  activityRoutes(app, world);
  forkRoutes(app, world);
  stackRoutes(app, world);
  pullRoutes(app, world);
  issueRoutes(app, world);
  reviewRoutes(app, world);
  checkRoutes(app, world);
  graphqlRoutes(app, world);
  pageRoutes(app, world);
  const sink: EventSink = { dispatch() {} };
  emulator.githubPlugin.register(app, store, sink, world.url, tokens);
  // The emulator's own way to the App's webhook is cut: each event comes to us, in order, inside the request.
  sink.dispatch = (event, action, payload, owner, repository) =>
    world.emit(event, action, payload, owner, repository);
  return app;
}
