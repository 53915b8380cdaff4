import { appOf } from "../checks/extras.js";
import type { IssueRow, RepoRow } from "../emulate/tables.js";
import { findPull } from "../pulls/state.js";
import type { Json, World } from "../world.js";

/** What GitHub's issue has beyond the emulator's: relations, reactions, and where it is a pull request. */
export function issueExtras(world: World, repo: RepoRow, issue: IssueRow): Json {
  const { relations, reactions, tables } = world;
  const open = (ids: Iterable<number>) =>
    [...ids].filter((id) => tables.issues.get(id)?.state === "open").length;
  const blockers = relations.blockersOf(issue.id);
  const blocked = relations.blockedBy(issue.id);
  const children = relations.childrenOf(issue.id);
  const completed = children.length - open(children);
  return {
    issue_dependencies_summary: {
      blocked_by: open(blockers),
      total_blocked_by: blockers.length,
      blocking: open(blocked),
      total_blocking: blocked.length,
    },
    sub_issues_summary: {
      total: children.length,
      completed,
      percent_completed: children.length === 0 ? 0 : Math.floor((100 * completed) / children.length),
    },
    reactions: reactions.summary(
      "issue",
      issue.id,
      `${world.url}/repos/${repo.full_name}/issues/${issue.number}`,
    ),
    performed_via_github_app: appOf(world, issue.user_id),
    ...(issue.is_pull_request && pullLinks(world, repo, issue)),
  };
}

function pullLinks(world: World, repo: RepoRow, issue: IssueRow): Json {
  const pull = findPull(world, repo.id, issue.number);
  const site = `${world.url}/${repo.full_name}/pull/${issue.number}`;
  return {
    html_url: site,
    node_id: pull?.node_id ?? issue.node_id,
    draft: pull?.draft ?? false,
    pull_request: {
      url: `${world.url}/repos/${repo.full_name}/pulls/${issue.number}`,
      html_url: site,
      diff_url: `${site}.diff`,
      patch_url: `${site}.patch`,
      merged_at: pull?.merged_at ?? null,
    },
  };
}
