import type { CommitRow, RepoRow } from "../emulate/tables.js";
import { changedPaths } from "../git/changes.js";
import { ancestors, commitsBetween } from "../git/history.js";
import { filesOfCommit, findCommit } from "../git/objects.js";
import type { Json, World } from "../world.js";

export const noCommit = "0".repeat(40);

/** GitHub lists no more in a push. */
const mostCommits = 2_048;

/** What GitHub's `push` payload has beyond ref, before and after. */
export function pushDetails(
  world: World,
  repo: RepoRow,
  push: { ref: string; before: string; after: string },
): Json {
  const created = push.before === noCommit;
  const deleted = push.after === noCommit;
  const branch = push.ref.startsWith("refs/heads/");
  const head = deleted ? undefined : findCommit(world.tables, repo.id, push.after);
  const commits = head && branch ? newCommits(world, repo, created ? null : push.before, push) : [];
  const describe = (commit: CommitRow) => describeCommit(world, repo, commit);
  const site = `${world.url}/${repo.full_name}`;
  return {
    created,
    deleted,
    forced: !created && !deleted && !ancestors(world.tables, repo.id, push.after).has(push.before),
    base_ref: null,
    compare:
      created || deleted
        ? `${site}/commit/${push.after}`
        : `${site}/compare/${push.before.slice(0, 12)}...${push.after.slice(0, 12)}`,
    commits: commits.slice(-mostCommits).map(describe),
    head_commit: head ? describe(head) : null,
  };
}

/** A new branch brings only what the default branch has not. */
function newCommits(
  world: World,
  repo: RepoRow,
  before: string | null,
  push: { ref: string; after: string },
) {
  const trunk = world.tables.branches
    .findBy("repo_id", repo.id)
    .find((one) => one.name === repo.default_branch);
  const isTrunk = push.ref === `refs/heads/${repo.default_branch}`;
  return commitsBetween(world.tables, repo.id, before ?? (isTrunk ? null : (trunk?.sha ?? null)), push.after);
}

function describeCommit(world: World, repo: RepoRow, commit: CommitRow): Json {
  const { tables } = world;
  const parent = commit.parent_shas[0];
  const before = parent === undefined ? new Map() : filesOfCommit(tables, repo.id, parent);
  const changes = changedPaths(before, filesOfCommit(tables, repo.id, commit.sha));
  const paths = (...statuses: string[]) => changes.filter((one) => statuses.includes(one.status));
  const login = commit.user_id === null ? undefined : tables.users.get(commit.user_id)?.login;
  return {
    id: commit.sha,
    tree_id: commit.tree_sha,
    distinct: true,
    message: commit.message,
    timestamp: commit.committer_date,
    url: `${world.url}/${repo.full_name}/commit/${commit.sha}`,
    author: { name: commit.author_name, email: commit.author_email, ...(login && { username: login }) },
    committer: {
      name: commit.committer_name,
      email: commit.committer_email,
      ...(login && { username: login }),
    },
    added: paths("added", "renamed").map((one) => one.path),
    removed: [
      ...paths("removed").map((one) => one.path),
      ...paths("renamed").flatMap((one) => one.previousPath ?? []),
    ],
    modified: paths("modified").map((one) => one.path),
  };
}
