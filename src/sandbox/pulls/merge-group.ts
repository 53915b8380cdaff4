import type { Caller } from "../emulate/caller.js";
import type { RepoRow } from "../emulate/tables.js";
import { branchTip, findCommit } from "../git/objects.js";
import { commitMerge, moveBranch } from "../git/write.js";
import { findRepository } from "../server/access.js";
import { Refusal } from "../server/errors.js";
import { type Json, ownerOf, render, renderUser, type World } from "../world.js";
import { findPull, mergeOf } from "./state.js";

/**
 * Puts pull requests into a merge group as GitHub's merge queue does: a branch
 * `gh-readonly-queue/BASE/pr-N-SHA` with each merged onto the one before, and `merge_group.checks_requested`.
 */
export async function formMergeGroup(world: World, repository: string, numbers: number[]): Promise<Json> {
  const [owner = "", name = ""] = repository.split("/");
  const repo = findRepository(world, owner, name);
  if (!repo) throw new Refusal(404, `There is no repository ${repository}`);
  const caller = maintainer(world, repo);
  const baseRef = repo.default_branch;
  const base = branchTip(world.tables, repo.id, baseRef) ?? "";
  let head = base;
  for (const number of numbers) head = await mergeOnto(world, caller, repo, head, number);
  const branch = `gh-readonly-queue/${baseRef}/pr-${numbers.at(-1)}-${base}`;
  await moveBranch(world, caller.login, repo, branch, head);
  const commit = findCommit(world.tables, repo.id, head);
  const group = {
    head_sha: head,
    head_ref: `refs/heads/${branch}`,
    base_sha: base,
    base_ref: `refs/heads/${baseRef}`,
    head_commit: {
      id: head,
      tree_id: commit?.tree_sha,
      message: commit?.message,
      timestamp: commit?.committer_date,
      author: { name: commit?.author_name, email: commit?.author_email },
      committer: { name: commit?.committer_name, email: commit?.committer_email },
    },
  };
  const [repositoryJson, sender] = await Promise.all([
    render(world, repo, ""),
    renderUser(world, caller.login),
  ]);
  const payload = { action: "checks_requested", merge_group: group, repository: repositoryJson, sender };
  world.emit("merge_group", "checks_requested", payload, ownerOf(world.tables, repo).login, repo.name);
  return group;
}

async function mergeOnto(
  world: World,
  caller: Caller,
  repo: RepoRow,
  head: string,
  number: number,
): Promise<string> {
  const pull = findPull(world, repo.id, number);
  if (pull?.state !== "open") throw new Refusal(422, `#${number} is no open pull request`);
  const merge = mergeOf(world, repo.id, head, pull.head_sha);
  if (merge.conflicts.length > 0)
    throw new Refusal(422, `#${number} conflicts: ${merge.conflicts.join(", ")}`);
  const message = `Merge pull request #${number} from ${repo.full_name.split("/")[0]}/${pull.head_ref}\n\n${pull.title}`;
  return commitMerge(world, caller, repo, merge, [head, pull.head_sha], message);
}

/** Somebody who may write: the owner, or a member of the owning organization. */
function maintainer(world: World, repo: RepoRow): Caller {
  const { tables } = world;
  const teams = new Set(tables.teams.findBy("org_id", repo.owner_id).map((team) => team.id));
  const member = tables.teamMembers.all().find((one) => teams.has(one.team_id));
  const user = tables.users.get(repo.owner_type === "User" ? repo.owner_id : (member?.user_id ?? -1));
  if (!user) throw new Refusal(422, `${repo.full_name} has nobody who may merge`);
  return { login: user.login, id: user.id, scopes: ["repo"] };
}
