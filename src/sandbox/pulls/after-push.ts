import type { PullRow, RepoRow } from "../emulate/tables.js";
import { fetchObjects } from "../git/fetch-objects.js";
import { branchTip } from "../git/objects.js";
import { noCommit } from "../hooks/push-payload.js";
import { ownerOf, type Push, render, type World } from "../world.js";
import { openPulls } from "./state.js";

/** Brings open pull requests up to the pushes that a request has made, and announces `synchronize`. */
export async function followPushes(world: World): Promise<void> {
  for (let push = world.pushes.shift(); push; push = world.pushes.shift()) await followPush(world, push);
}

async function followPush(world: World, push: Push): Promise<void> {
  const repo = world.tables.repos.get(push.repositoryId);
  if (!repo) return;
  world.tables.repos.update(repo.id, { pushed_at: new Date().toISOString() });
  if (push.after === noCommit) return closeHeadless(world, push);
  for (const { pull, into } of pullsFrom(world, repo, push.branch)) {
    if (pull.head_sha === push.after) continue;
    fetchObjects(world.tables, repo.id, into.id, push.after);
    const base = branchTip(world.tables, into.id, pull.base_ref) ?? pull.base_sha;
    world.tables.pullRequests.update(pull.id, { head_sha: push.after, base_sha: base });
    const payload = {
      action: "synchronize",
      number: pull.number,
      before: push.before,
      after: push.after,
      pull_request: await render(world, into, `/pulls/${pull.number}`),
      repository: await render(world, into, ""),
      sender: push.sender,
    };
    world.emit("pull_request", "synchronize", payload, ownerOf(world.tables, into).login, into.name);
  }
}

interface Headed {
  pull: PullRow;
  /** The repository that it would be merged into. */
  into: RepoRow;
}

/** Open pull requests from a repository (from one branch where that is named) into itself or its parent. */
export function pullsFrom(world: World, repo: RepoRow, branch: string | null): Headed[] {
  const bases = [repo, ...world.tables.repos.all().filter(({ id }) => id === repo.forked_from_id)];
  return bases.flatMap((into) =>
    openPulls(world, into.id)
      .filter((pull) => pull.head_repo_id === repo.id && (branch === null || pull.head_ref === branch))
      .map((pull) => ({ pull, into })),
  );
}

/** GitHub closes a pull request when its branch is deleted. */
async function closeHeadless(world: World, push: Push): Promise<void> {
  const repo = world.tables.repos.get(push.repositoryId);
  if (repo) await closeAll(world, pullsFrom(world, repo, push.branch), push.sender);
}

/** Closes pull requests whose head is gone. */
export async function closeAll(world: World, headed: readonly Headed[], sender: unknown): Promise<void> {
  const now = new Date().toISOString();
  for (const { pull, into } of headed) {
    world.tables.pullRequests.update(pull.id, { state: "closed", closed_at: now });
    const issue = world.tables.issues.findBy("repo_id", into.id).find((one) => one.number === pull.number);
    if (issue) world.tables.issues.update(issue.id, { state: "closed", closed_at: now });
    const payload = {
      action: "closed",
      pull_request: await render(world, into, `/pulls/${pull.number}`),
      repository: await render(world, into, ""),
      sender,
    };
    world.emit("pull_request", "closed", payload, ownerOf(world.tables, into).login, into.name);
  }
}
