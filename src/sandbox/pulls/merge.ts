import type { Caller } from "../emulate/caller.js";
import type { PullRow, RepoRow } from "../emulate/tables.js";
import { branchTip } from "../git/objects.js";
import { commitMerge, moveBranch } from "../git/write.js";
import { findIssue } from "../server/access.js";
import { Refusal } from "../server/errors.js";
import { actorOf, type World } from "../world.js";
import { announcePull } from "./announce.js";
import { closedByText } from "./closing-keywords.js";
import { mergeOf } from "./state.js";

export interface MergeRequest {
  sha?: string;
  commit_title?: string;
  commit_message?: string;
  merge_method?: "merge" | "squash" | "rebase";
}

/**
 * Merges for real: a commit of both sides, the base branch moved, the pull request closed as merged, and the
 * issues closed that its text names. Throws GitHub's refusals (405 not mergeable, 409 head moved).
 */
export async function mergePull(
  world: World,
  caller: Caller,
  repo: RepoRow,
  pull: PullRow,
  request: MergeRequest,
): Promise<{ sha: string; merged: true; message: string }> {
  if (pull.state === "closed" || pull.draft) throw new Refusal(405, "Pull Request is not mergeable");
  if (request.sha !== undefined && request.sha !== pull.head_sha) {
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  }
  const base = branchTip(world.tables, repo.id, pull.base_ref);
  if (base === null) throw new Refusal(405, "Pull Request is not mergeable");
  const merge = mergeOf(world, repo.id, base, pull.head_sha);
  if (merge.conflicts.length > 0) throw new Refusal(405, "Pull Request is not mergeable");
  const parents = (request.merge_method ?? "merge") === "merge" ? [base, pull.head_sha] : [base];
  const message = messageOf(world.tables.repos.get(pull.head_repo_id) ?? repo, pull, request);
  const sha = await commitMerge(world, caller, repo, merge, parents, message);
  const actor = actorOf(world, caller);
  markMerged(world, pull, sha, actor.id);
  await moveBranch(world, actor.login, repo, pull.base_ref, sha);
  await announcePull(world, caller, pull, "closed");
  await closeNamedIssues(world, caller, repo, pull);
  return { sha, merged: true, message: "Pull Request successfully merged" };
}

function messageOf(from: RepoRow, pull: PullRow, request: MergeRequest): string {
  const owner = from.full_name.split("/")[0];
  const usual =
    request.merge_method === "squash" || request.merge_method === "rebase"
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${owner}/${pull.head_ref}`;
  const title = request.commit_title ?? usual;
  const text = request.commit_message ?? pull.title;
  return text === "" ? title : `${title}\n\n${text}`;
}

function markMerged(world: World, pull: PullRow, sha: string, userId: number): void {
  const { tables } = world;
  const now = new Date().toISOString();
  tables.pullRequests.update(pull.id, {
    merged: true,
    merged_at: now,
    merged_by_id: userId,
    merge_commit_sha: sha,
    state: "closed",
    closed_at: now,
    mergeable: null,
    mergeable_state: "unknown",
  });
  const issue = findIssue(world, pull.repo_id, pull.number);
  if (issue) tables.issues.update(issue.id, { state: "closed", closed_at: now, closed_by_id: userId });
}

/** Keywords count only in pull requests to the default branch. */
export function closingIssues(world: World, repo: RepoRow, pull: PullRow): number[] {
  if (pull.base_ref !== repo.default_branch) return [];
  return closedByText(pull.body ?? "", repo.full_name).filter((number) => {
    const issue = findIssue(world, repo.id, number);
    return issue !== undefined && !issue.is_pull_request;
  });
}

async function closeNamedIssues(world: World, caller: Caller, repo: RepoRow, pull: PullRow): Promise<void> {
  for (const number of closingIssues(world, repo, pull)) {
    if (findIssue(world, repo.id, number)?.state !== "open") continue;
    const body = { state: "closed", state_reason: "completed" };
    await world.call(caller, "PATCH", `/repos/${repo.full_name}/issues/${number}`, body);
  }
}
