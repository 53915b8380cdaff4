import type { Hono } from "hono";
import { z } from "zod";
import { addUser, deleteUser, renameUser } from "../accounts/accounts.js";
import { addBot } from "../accounts/bots.js";
import type { Caller } from "../emulate/caller.js";
import { install, suspend, uninstall } from "../hooks/installation.js";
import { summary } from "../hooks/routes.js";
import { selectRepositories } from "../hooks/select-repositories.js";
import { convertToDiscussion } from "../issues/convert.js";
import { formMergeGroup } from "../pulls/merge-group.js";
import type { World } from "../world.js";
import { bodyOf } from "./body.js";
import { pressButton } from "./check-buttons.js";
import { Refusal } from "./errors.js";
import { type Faults, faultSchema } from "./faults.js";
import { type RateLimits, rateLimitSchema } from "./rate-limits.js";
import type { RequestLog } from "./request-log.js";
import type { Env, RouteContext } from "./types.js";

const urlSchema = z.strictObject({ url: z.url({ protocol: /^https?$/ }).nullable() });
const mergeGroupSchema = z.strictObject({
  repository: z.string(),
  pulls: z.array(z.int()).min(1).max(50),
});
const buttonSchema = z.strictObject({
  repository: z.string(),
  checkRun: z.int(),
  login: z.string(),
  /** Identifier of one of the check's buttons; left out: `Re-run`. */
  action: z.string().optional(),
});

const conversionSchema = z.strictObject({ repository: z.string(), issue: z.int(), login: z.string() });

const loginSchema = z.strictObject({ login: z.string() });

const botSchema = z.strictObject({ login: z.string(), account: z.string() });

const installationSchema = z.strictObject({
  account: z.string(),
  login: z.string(),
  action: z.enum(["created", "deleted", "suspend", "unsuspend", "select"]),
  /** With `select`: the names of the account's repositories that the App may see from now on. */
  repositories: z.array(z.string()).optional(),
});

export interface Levers {
  log: RequestLog;
  faults: Faults;
  limits: RateLimits;
  tokens: Map<string, Caller>;
}

/** Levers that GitHub has not: for tests, the demo and people at a terminal. Loopback only, like all of it. */
export function adminRoutes(app: Hono<Env>, world: World, levers: Levers): void {
  const { log, faults, limits, tokens } = levers;
  app.get("/_sandbox/requests", (c) => c.json(log.list()));
  app.delete("/_sandbox/requests", (c) => {
    log.clear();
    return c.body(null, 204);
  });
  app.get("/_sandbox/deliveries", (c) =>
    c.json(world.deliveries.list().map((one) => ({ ...summary(one), payload: one.payload }))),
  );
  app.get("/_sandbox/idle", (c) =>
    c.json({ quietFor: Math.round(log.quietFor()), waiting: world.deliveries.waiting() }),
  );
  app.post("/_sandbox/webhook-url", async (c) => {
    world.deliveries.setUrl((await parse(c, urlSchema)).url);
    return c.body(null, 204);
  });
  app.post("/_sandbox/faults", async (c) => {
    faults.add(await parse(c, faultSchema));
    return c.body(null, 204);
  });
  app.delete("/_sandbox/faults", (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.post("/_sandbox/rate-limit", async (c) => {
    limits.set(await parse(c, rateLimitSchema));
    return c.body(null, 204);
  });
  app.delete("/_sandbox/rate-limit", (c) => {
    limits.set(null);
    return c.body(null, 204);
  });
  app.post("/_sandbox/merge-groups", async (c) => {
    const { repository, pulls } = await parse(c, mergeGroupSchema);
    return c.json(await formMergeGroup(world, repository, pulls), 201);
  });
  app.post("/_sandbox/check-buttons", async (c) => {
    const { repository, checkRun, login, action } = await parse(c, buttonSchema);
    await pressButton(world, repository, checkRun, login, action ?? null);
    return c.body(null, 204);
  });
  app.post("/_sandbox/conversions", async (c) => {
    const { repository, issue, login } = await parse(c, conversionSchema);
    const caller = [...tokens.values()].find((one) => one.login === login);
    if (!caller) throw new Refusal(422, `There is no user ${login}`);
    await convertToDiscussion(world, caller, repository, issue);
    return c.body(null, 204);
  });
  app.delete("/_sandbox/check-runs/:id{[0-9]+}", (c) => {
    world.tables.checkRuns.delete(Number(c.req.param("id")));
    return c.body(null, 204);
  });
  app.post("/_sandbox/users", async (c) => {
    const { login } = await parse(c, loginSchema);
    return c.json({ token: addUser(world, tokens, login) }, 201);
  });
  app.post("/_sandbox/bots", async (c) => {
    const { login, account } = await parse(c, botSchema);
    return c.json({ token: addBot(world, tokens, login, account) }, 201);
  });
  app.patch("/_sandbox/users/:login", async (c) => {
    renameUser(world, tokens, c.req.param("login"), (await parse(c, loginSchema)).login);
    return c.body(null, 204);
  });
  app.delete("/_sandbox/users/:login", (c) => {
    deleteUser(world, tokens, c.req.param("login"));
    return c.body(null, 204);
  });
  app.post("/_sandbox/installations", async (c) => {
    const { account, login, action, repositories = [] } = await parse(c, installationSchema);
    if (action === "created") return c.json({ id: await install(world, account, login) }, 201);
    if (action === "deleted") await uninstall(world, tokens, account, login);
    else if (action === "select") await selectRepositories(world, tokens, account, login, repositories);
    else await suspend(world, account, login, action);
    return c.body(null, 204);
  });
}

async function parse<T>(c: RouteContext, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await bodyOf(c));
  if (!result.success) throw new Refusal(422, z.prettifyError(result.error));
  return result.data;
}
