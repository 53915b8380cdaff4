import type { Hono } from "hono";
import type { RepoRow } from "../emulate/tables.js";
import { findRepository } from "../server/access.js";
import type { Env } from "../server/types.js";
import type { World } from "../world.js";

/** The name leads to the repository that bore it, until another one takes it. */
export function leaveName(world: World, fullName: string, repo: RepoRow): void {
  world.formerNames.set(fullName.toLowerCase(), repo.id);
}

/** The repository that a former name leads to. */
export function formerlyNamed(world: World, owner: string, name: string): RepoRow | undefined {
  const id = world.formerNames.get(`${owner}/${name}`.toLowerCase());
  return id === undefined ? undefined : world.tables.repos.get(id);
}

/** Former names of repositories answer with a redirect: docs.github.com, "Best practices for using the REST API". */
export function redirectRoutes(app: Hono<Env>, world: World): void {
  app.use("/repos/:owner/:repo/*", async (c, next) => {
    const { owner, repo: name } = c.req.param();
    const moved = findRepository(world, owner, name) ? undefined : formerlyNamed(world, owner, name);
    if (!moved) {
      await next();
      return undefined;
    }
    const { pathname, search } = new URL(c.req.url);
    const [, , , , ...rest] = pathname.split("/");
    const url = [`${world.url}/repos/${moved.full_name}`, ...rest].join("/") + search;
    const status = c.req.method === "GET" ? 301 : 307;
    return c.json({ message: "Moved Permanently", url }, status, { location: url });
  });
}
