import type { Hono } from "hono";
import type { CheckRunRow } from "../emulate/tables.js";
import { isObject } from "../json.js";
import { repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { notFound, Refusal } from "../server/errors.js";
import { answerPage } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import type { World } from "../world.js";
import { checkRunExtras } from "./extras.js";
import { type Annotation, checkBody } from "./limits.js";

const runs = "/repos/:owner/:repo/check-runs";

/** Check runs with GitHub's limits, buttons by `identifier`, and annotations that add up over requests. */
export function checkRoutes(app: Hono<Env>, world: World): void {
  app.post(runs, (c, next) => write(world, c, next, null));
  app.patch(`${runs}/:id`, (c, next) =>
    write(world, c, next, world.tables.checkRuns.get(Number(c.req.param("id"))) ?? null),
  );
  app.get(`${runs}/:id`, (c, next) => withExtras(world, c, next));
  app.get("/repos/:owner/:repo/commits/:ref{.+}/check-runs", (c, next) => withExtras(world, c, next));
  app.get(`${runs}/:id/annotations`, (c) => {
    const repo = repositoryOf(world, c);
    const run = world.tables.checkRuns.get(Number(c.req.param("id")));
    if (run?.repo_id !== repo.id) throw notFound();
    return answerPage(c, run.output.annotations, (one) => one);
  });
}

async function write(
  world: World,
  c: RouteContext,
  next: () => Promise<void>,
  before: CheckRunRow | null,
): Promise<Response | undefined> {
  if (c.env?.internal) {
    await next();
    return undefined;
  }
  const caller = c.get("authUser") ?? null;
  if (caller && !caller.installation) throw new Refusal(403, "You must authenticate via a GitHub App.");
  const body = checkBody(await bodyOf(c));
  const annotations: Annotation[] = body.output?.annotations ?? [];
  const former = before ? { annotations: before.output.annotations } : { annotations: [] };
  const answer = await world.call(caller, c.req.method, c.req.path, {
    ...body,
    ...(caller?.installation && { app_id: caller.installation.appId }),
    ...(body.actions && {
      actions: body.actions.map(({ identifier, ...rest }) => ({ id: identifier, ...rest })),
    }),
    ...(body.output && { output: { ...body.output, annotations: [] } }),
  });
  if (!answer.ok) return answer;
  const json = (await answer.json()) as { id: number; output: object };
  const run = world.tables.checkRuns.get(json.id);
  if (!run) throw notFound();
  const all = [...former.annotations, ...annotations];
  const output = { ...run.output, annotations: all, annotations_count: all.length };
  world.tables.checkRuns.update(run.id, { output });
  const shown = {
    ...json,
    ...checkRunExtras(world, run),
    output: { ...json.output, annotations_count: all.length },
  };
  return c.json(shown, before ? 200 : 201);
}

async function withExtras(world: World, c: RouteContext, next: () => Promise<void>): Promise<void> {
  await next();
  if (!c.res.ok) return;
  const answer = (await c.res.json()) as Record<string, unknown>;
  const complete = (one: unknown) => {
    const run = isObject(one) ? world.tables.checkRuns.get(Number(one.id)) : undefined;
    return run && isObject(one) ? { ...one, ...checkRunExtras(world, run) } : one;
  };
  const { check_runs: listed } = answer;
  const body = Array.isArray(listed) ? { ...answer, ...ofApp(c, listed.map(complete)) } : complete(answer);
  c.res = new Response(JSON.stringify(body), { status: c.res.status, headers: c.res.headers });
}

/** `?app_id=` keeps the check runs of one App. */
function ofApp(c: RouteContext, listed: unknown[]) {
  const wanted = c.req.query("app_id");
  const appOf = (one: unknown) => (one as { app?: { id?: number } | null }).app?.id;
  const kept = wanted === undefined ? listed : listed.filter((one) => String(appOf(one)) === wanted);
  return { total_count: kept.length, check_runs: kept };
}
