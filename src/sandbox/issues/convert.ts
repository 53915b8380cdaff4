import type { Caller } from "../emulate/caller.js";
import { findRepository } from "../server/access.js";
import { Refusal } from "../server/errors.js";
import type { World } from "../world.js";

/**
 * Converts an issue to a discussion, which only GitHub's own pages can: the issue stays behind, closed and locked, with an
 * event that says so (docs.github.com, "Moderating discussions").
 */
export async function convertToDiscussion(
  world: World,
  caller: Caller,
  repository: string,
  number: number,
): Promise<void> {
  const [owner = "", name = ""] = repository.split("/");
  const repo = findRepository(world, owner, name);
  const issue = world.tables.issues.findBy("repo_id", repo?.id ?? 0).find((one) => one.number === number);
  if (!repo || !issue) throw new Refusal(404, `${repository} has no issue ${number}`);
  world.converted.add(issue.id);
  const path = `/repos/${repository}/issues/${number}`;
  for (const response of [
    await world.call(caller, "PATCH", path, { state: "closed" }),
    await world.call(caller, "PUT", `${path}/lock`, { lock_reason: "resolved" }),
  ])
    if (!response.ok) throw new Refusal(422, `${repository}#${number} can't be closed and locked`);
}
