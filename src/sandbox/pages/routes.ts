import type { Hono } from "hono";
import { findIssue, findRepository } from "../server/access.js";
import type { Env, RouteContext } from "../server/types.js";
import type { World } from "../world.js";
import type { Html } from "./layout.js";
import { repositoryPage } from "./repository-page.js";
import { threadPage } from "./thread-page.js";

/** Pages to look at, where `html_url` points: public repositories only. Whatever is none goes on to the API. */
export function pageRoutes(app: Hono<Env>, world: World): void {
  app.get("/:owner/:repo", (c, next) => {
    const repo = publicRepository(world, c);
    return repo ? answer(c, repositoryPage(world, repo)) : next();
  });
  app.get("/:owner/:repo/:folder{issues|pull}/:number{[0-9]+}", (c, next) => {
    const repo = publicRepository(world, c);
    const issue = repo && findIssue(world, repo.id, Number(c.req.param("number")));
    return repo && issue ? answer(c, threadPage(world, repo, issue)) : next();
  });
}

function publicRepository(world: World, c: RouteContext) {
  const repo = findRepository(world, c.req.param("owner") ?? "", c.req.param("repo") ?? "");
  return repo?.private ? undefined : repo;
}

async function answer(c: RouteContext, page: Html): Promise<Response> {
  c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
  return c.html(page);
}
