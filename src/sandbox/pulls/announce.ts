import type { Caller } from "../emulate/caller.js";
import type { PullRow } from "../emulate/tables.js";
import { actorOf, type Json, ownerOf, render, renderUser, type World } from "../world.js";

/** Sends a `pull_request` event as things stand now. */
export async function announcePull(
  world: World,
  caller: Caller,
  pull: PullRow,
  action: string,
  more: Json = {},
): Promise<void> {
  const repo = world.tables.repos.get(pull.repo_id);
  if (!repo) return;
  const [json, repository, sender] = await Promise.all([
    render(world, repo, `/pulls/${pull.number}`),
    render(world, repo, ""),
    renderUser(world, actorOf(world, caller).login),
  ]);
  const payload = { action, number: pull.number, pull_request: json, repository, sender, ...more };
  world.emit("pull_request", action, payload, ownerOf(world.tables, repo).login, repo.name);
}
