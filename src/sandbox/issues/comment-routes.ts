import type { Hono } from "hono";
import { isObject } from "../json.js";
import { repositoryOf } from "../server/access.js";
import type { Env, RouteContext } from "../server/types.js";
import type { World } from "../world.js";
import { commentExtras } from "./comment-extras.js";

/** Comments of conversations and of lines, with what GitHub's have beyond the emulator's. */
export function commentRoutes(app: Hono<Env>, world: World): void {
  const complete = (c: RouteContext, next: () => Promise<void>) => withExtras(world, c, next);
  for (const kind of ["issues", "pulls"]) {
    const repository = `/repos/:owner/:repo/${kind}`;
    app.on(["GET", "PATCH"], `${repository}/comments/:id{[0-9]+}`, complete);
    app.get(`${repository}/comments`, complete);
    app.on(["GET", "POST"], `${repository}/:number{[0-9]+}/comments`, complete);
  }
  app.get("/repos/:owner/:repo/pulls/:number{[0-9]+}/reviews/:review/comments", complete);
}

async function withExtras(world: World, c: RouteContext, next: () => Promise<void>): Promise<void> {
  const repo = repositoryOf(world, c);
  await next();
  if (!c.res.ok) return;
  const answer: unknown = await c.res.json();
  const complete = (one: unknown) =>
    isObject(one) ? { ...one, ...commentExtras(world, repo, Number(one.id)) } : one;
  const body = Array.isArray(answer) ? answer.map(complete) : complete(answer);
  c.res = new Response(JSON.stringify(body), { status: c.res.status, headers: c.res.headers });
}
