import type { Caller } from "../emulate/caller.js";
import type { RepoRow } from "../emulate/tables.js";
import { noCommit } from "../hooks/push-payload.js";
import { Refusal } from "../server/errors.js";
import { ownerOf, render, renderUser, type World } from "../world.js";
import type { Merge } from "./merge.js";
import { findCommit } from "./objects.js";

/** Writes a commit that takes `merge` into `parents[0]`'s tree, in the caller's name. Returns its id. */
export async function commitMerge(
  world: World,
  caller: Caller,
  repo: RepoRow,
  merge: Merge,
  parents: string[],
  message: string,
): Promise<string> {
  const onto = findCommit(world.tables, repo.id, parents[0] ?? "");
  if (!onto) throw new Refusal(422, "Could not resolve commits to merge.");
  const tree = merge.updates.map(({ path, entry }) =>
    entry
      ? { path, mode: entry.mode, type: entry.type, sha: entry.sha }
      : { path, mode: "100644", type: "blob", sha: null },
  );
  const git = `/repos/${repo.full_name}/git`;
  const written =
    tree.length === 0
      ? { sha: onto.tree_sha }
      : await post(world, caller, `${git}/trees`, { base_tree: onto.tree_sha, tree });
  const commit = await post(world, caller, `${git}/commits`, { message, tree: written.sha, parents });
  return commit.sha;
}

async function post(world: World, caller: Caller, path: string, body: object): Promise<{ sha: string }> {
  const response = await world.call(caller, "POST", path, body);
  const answer = (await response.json()) as { sha: string; message?: string };
  if (!response.ok) throw new Refusal(response.status, answer.message ?? "Could not write");
  return answer;
}

/** Points a branch at a commit, creating it where needed, and announces the push. */
export async function moveBranch(
  world: World,
  login: string,
  repo: RepoRow,
  branch: string,
  sha: string,
): Promise<void> {
  const { tables } = world;
  const ref = `refs/heads/${branch}`;
  const row = tables.refs.findBy("repo_id", repo.id).find((one) => one.ref === ref);
  if (row) tables.refs.update(row.id, { sha });
  else tables.refs.insert({ repo_id: repo.id, ref, sha, node_id: "" });
  const known = tables.branches.findBy("repo_id", repo.id).find((one) => one.name === branch);
  if (known) tables.branches.update(known.id, { sha });
  else tables.branches.insert({ repo_id: repo.id, name: branch, sha, protected: false });
  await announcePush(world, login, repo, ref, row?.sha ?? noCommit, sha);
}

export async function announcePush(
  world: World,
  login: string,
  repo: RepoRow,
  ref: string,
  before: string,
  after: string,
): Promise<void> {
  const [repository, sender] = await Promise.all([render(world, repo, ""), renderUser(world, login)]);
  const owner = ownerOf(world.tables, repo).login;
  world.emit("push", undefined, { ref, before, after, repository, sender }, owner, repo.name);
}
