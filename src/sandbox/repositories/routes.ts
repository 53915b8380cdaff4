import type { Hono } from "hono";
import type { Caller } from "../emulate/caller.js";
import type { RepoRow } from "../emulate/tables.js";
import { branchTip } from "../git/objects.js";
import { announceMove } from "../hooks/installation.js";
import { repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { Refusal } from "../server/errors.js";
import type { Env } from "../server/types.js";
import { actorOf, type Json, ownerOf, render, renderUser, type World } from "../world.js";
import { leaveName } from "./redirect.js";

/** Repositories renamed, moved and set otherwise, with GitHub's events, where the emulator says `edited` to all. */
export function repositoryRoutes(app: Hono<Env>, world: World): void {
  app.patch("/repos/:owner/:repo", async (c, next) => {
    const before = repositoryOf(world, c);
    const { default_branch: branch } = await bodyOf(c);
    if (typeof branch === "string" && branchTip(world.tables, before.id, branch) === null)
      throw new Refusal(
        422,
        `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
      );
    await next();
    const caller = c.get("authUser");
    if (c.res.ok && caller) await announceChanges(world, caller, before);
  });

  app.post("/repos/:owner/:repo/transfer", async (c, next) => {
    const before = repositoryOf(world, c);
    const owner = ownerOf(world.tables, before);
    const from = (await render(world, before, "")).owner;
    await next();
    const caller = c.get("authUser");
    const after = world.tables.repos.get(before.id);
    if (!c.res.ok || !caller || !after || after.full_name === before.full_name) return;
    leaveName(world, before.full_name, after);
    const kind = before.owner_type === "User" ? "user" : "organization";
    await announceMove(world, actorOf(world, caller).login, after, owner.login);
    await announce(world, caller, after, "transferred", { owner: { from: { [kind]: from } } });
  });
}

/** What changed decides the action: https://docs.github.com/en/webhooks/webhook-events-and-payloads#repository */
async function announceChanges(world: World, caller: Caller, before: RepoRow): Promise<void> {
  const after = world.tables.repos.get(before.id);
  if (!after) return;
  if (after.name !== before.name) {
    leaveName(world, before.full_name, after);
    await announce(world, caller, after, "renamed", { repository: { name: { from: before.name } } });
  }
  const fields = ["default_branch", "description", "homepage"] as const;
  const edited = fields.filter((field) => after[field] !== before[field]);
  if (edited.length > 0)
    await announce(
      world,
      caller,
      after,
      "edited",
      Object.fromEntries(edited.map((field) => [field, { from: before[field] }])),
    );
  if (after.private !== before.private)
    await announce(world, caller, after, after.private ? "privatized" : "publicized", null);
  if (after.archived !== before.archived)
    await announce(world, caller, after, after.archived ? "archived" : "unarchived", null);
}

async function announce(
  world: World,
  caller: Caller,
  repo: RepoRow,
  action: string,
  changes: Json | null,
): Promise<void> {
  const [repository, sender] = await Promise.all([
    render(world, repo, ""),
    renderUser(world, actorOf(world, caller).login),
  ]);
  const payload = { action, repository, sender, ...(changes && { changes }) };
  world.emit("repository", action, payload, ownerOf(world.tables, repo).login, repo.name);
}
