import type { Hono } from "hono";
import { noCommit } from "../hooks/push-payload.js";
import { repositoryOf } from "../server/access.js";
import type { Env } from "../server/types.js";
import { actorOf, ownerOf, render, renderUser, type World } from "../world.js";
import { changedPaths } from "./changes.js";
import { fileEntry } from "./file-entry.js";
import { branchTip, filesOfCommit, refSha } from "./objects.js";
import { announcePush } from "./write.js";

/** docs.github.com: "Compare two commits": up to 300 files, all on the first page. */
const mostCompared = 300;

/** What the emulator leaves unsaid: that a ref is gone, and the renames and patches of a comparison. */
export function gitRoutes(app: Hono<Env>, world: World): void {
  app.get("/repos/:owner/:repo/compare/:basehead{.+}", async (c, next) => {
    const repo = repositoryOf(world, c);
    await next();
    const [, head = ""] = (c.req.param("basehead") ?? "").split("...");
    const after = /^[0-9a-f]{40}$/.test(head) ? head : branchTip(world.tables, repo.id, head);
    if (c.res.status !== 200 || after === null) return;
    const answer = (await c.res.json()) as { files: object[]; merge_base_commit: { sha: string } };
    const before = filesOfCommit(world.tables, repo.id, answer.merge_base_commit.sha);
    const changes = changedPaths(before, filesOfCommit(world.tables, repo.id, after)).slice(0, mostCompared);
    const files = answer.files.length > 0 ? changes.map((one) => fileEntry(world, repo, after, one)) : [];
    c.res = Response.json({ ...answer, files }, { headers: c.res.headers });
  });

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
