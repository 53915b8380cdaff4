import type { Hono } from "hono";
import { render, type World } from "../world.js";
import { notFound, Refusal } from "./errors.js";
import { pageOf } from "./pages.js";
import type { Env } from "./types.js";

/** What an installation asks about itself. */
export function appRoutes(app: Hono<Env>, world: World): void {
  app.get("/installation/repositories", async (c) => {
    const installation = c.get("authUser")?.installation;
    if (!installation) throw new Refusal(403, "You must authenticate with an installation access token.");
    const repos = world.tables.repos
      .findBy("owner_id", installation.accountId)
      .filter((repo) => repo.owner_type === installation.accountType)
      .filter(
        (repo) => installation.repositorySelection === "all" || installation.repositoryIds.includes(repo.id),
      );
    const { page, perPage } = pageOf(c);
    const shown = repos.slice((page - 1) * perPage, page * perPage);
    return c.json({
      total_count: repos.length,
      repository_selection: installation.repositorySelection,
      repositories: await Promise.all(shown.map((repo) => render(world, repo, ""))),
    });
  });

  // Repository and organization webhooks are not offered: the App's own is the one that counts here.
  app.all("/repos/:owner/:repo/hooks/*", () => {
    throw notFound();
  });
  app.all("/repos/:owner/:repo/hooks", () => {
    throw notFound();
  });
  app.all("/orgs/:org/hooks/*", () => {
    throw notFound();
  });
  app.all("/orgs/:org/hooks", () => {
    throw notFound();
  });
}
