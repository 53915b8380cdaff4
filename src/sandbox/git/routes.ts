import type { Hono } from "hono";
import { noCommit } from "../hooks/push-payload.js";
import { repositoryOf } from "../server/access.js";
import type { Env } from "../server/types.js";
import { actorOf, ownerOf, render, renderUser, type World } from "../world.js";
import { refSha } from "./objects.js";
import { announcePush } from "./write.js";

/** What the emulator leaves unsaid: that a ref is gone. */
export function gitRoutes(app: Hono<Env>, world: World): void {
  app.delete("/repos/:owner/:repo/git/refs/:ref{.+}", async (c, next) => {
    const repo = repositoryOf(world, c);
    const ref = `refs/${c.req.param("ref").replace(/^refs\//, "")}`;
    const before = refSha(world.tables, repo.id, ref);
    await next();
    const caller = c.get("authUser");
    if (!caller || before === null || c.res.status !== 204) return;
    const { login } = actorOf(world, caller);
    await announcePush(world, login, repo, ref, before, noCommit);
    const [repository, sender] = await Promise.all([render(world, repo, ""), renderUser(world, login)]);
    const type = ref.startsWith("refs/tags/") ? "tag" : "branch";
    const owner = ownerOf(world.tables, repo).login;
    world.emit("delete", undefined, { ref, ref_type: type, repository, sender }, owner, repo.name);
  });
}
