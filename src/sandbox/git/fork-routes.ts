import type { Hono } from "hono";
import type { RepoRow } from "../emulate/tables.js";
import { closeAll, pullsFrom } from "../pulls/after-push.js";
import { findRepository, repositoryOf } from "../server/access.js";
import type { Env } from "../server/types.js";
import { actorOf, renderUser, type World } from "../world.js";
import { fetchObjects } from "./fetch-objects.js";

/**
 * The emulator's fork starts with a commit of its own; GitHub's has every branch and tag of its parent. When a fork is
 * deleted, GitHub closes the pull requests that come from it.
 */
export function forkRoutes(app: Hono<Env>, world: World): void {
  app.post("/repos/:owner/:repo/forks", async (c, next) => {
    const parent = repositoryOf(world, c);
    await next();
    if (c.res.status !== 202) return;
    const { full_name } = (await c.res.clone().json()) as { full_name: string };
    const [owner = "", name = ""] = full_name.split("/");
    const fork = findRepository(world, owner, name);
    if (fork) copyRefs(world, parent, fork);
  });

  app.delete("/repos/:owner/:repo", async (c, next) => {
    const repo = repositoryOf(world, c);
    const headless = pullsFrom(world, repo, null).filter(({ into }) => into !== repo);
    await next();
    const caller = c.get("authUser");
    if (!caller || c.res.status !== 204) return;
    await closeAll(world, headless, await renderUser(world, actorOf(world, caller).login));
  });
}

function copyRefs({ tables }: World, parent: RepoRow, fork: RepoRow): void {
  for (const row of tables.refs.findBy("repo_id", fork.id)) tables.refs.delete(row.id);
  for (const row of tables.branches.findBy("repo_id", fork.id)) tables.branches.delete(row.id);
  for (const ref of tables.refs.findBy("repo_id", parent.id)) {
    fetchObjects(tables, parent.id, fork.id, ref.sha);
    tables.refs.insert({ ...ref, id: 0, repo_id: fork.id });
  }
  for (const branch of tables.branches.findBy("repo_id", parent.id))
    tables.branches.insert({ ...branch, id: 0, repo_id: fork.id, protected: false });
}
