import type { Hono } from "hono";
import { installationFor } from "../hooks/emit.js";
import { installationJson } from "../hooks/installation.js";
import { asApp } from "../hooks/routes.js";
import { ownerOf, type World } from "../world.js";
import { canSee, findRepository } from "./access.js";
import { notFound, Refusal } from "./errors.js";
import type { Env } from "./types.js";

/** Installations as GitHub tells the App of them, and what a suspended one may not do. */
export function installationRoutes(app: Hono<Env>, world: World): void {
  const installation = (id: number) =>
    world.tables.appInstallations.all().find((one) => one.installation_id === id);

  // The emulator would answer with any App's.
  app.get("/repos/:owner/:repo/installation", async (c) => {
    if (!c.env?.internal) asApp(c);
    const repo = findRepository(world, c.req.param("owner"), c.req.param("repo"));
    const row = repo && installationFor(world, ownerOf(world.tables, repo).login, repo);
    if (!row) throw notFound();
    return c.json(await installationJson(world, row));
  });

  /** The same as by its name, which GitHub sends on to here once the name has changed. */
  app.get("/repositories/:id{[0-9]+}/installation", (c) => {
    asApp(c);
    const repo = world.tables.repos.get(Number(c.req.param("id")));
    if (!repo) throw notFound();
    return world.call(null, "GET", `/repos/${repo.full_name}/installation`);
  });

  /** The emulator answers 403 for what a caller must not know of. */
  app.get("/repositories/:id{[0-9]+}", async (c, next) => {
    const repo = world.tables.repos.get(Number(c.req.param("id")));
    if (!repo || !canSee(world, c.get("authUser"), repo)) throw notFound();
    return next();
  });

  app.post("/app/installations/:id{[0-9]+}/access_tokens", async (c, next) => {
    if (installation(Number(c.req.param("id")))?.suspended_at) throw suspended();
    return next();
  });

  app.use(async (c, next) => {
    const id = c.get("authUser")?.installation?.installationId;
    if (id !== undefined && installation(id)?.suspended_at) throw suspended();
    return next();
  });
}

function suspended(): Refusal {
  return new Refusal(403, "This installation has been suspended");
}
