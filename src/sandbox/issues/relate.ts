import type { Caller } from "../emulate/caller.js";
import type { IssueRow } from "../emulate/tables.js";
import { invalid, notFound } from "../server/errors.js";
import { actorOf, type Json, ownerOf, render, renderUser, type World } from "../world.js";
import { mostDependencies, mostSubIssues, type RelationProblem } from "./relations.js";

const wording: Record<RelationProblem, string> = {
  self: "An issue can't be related to itself",
  duplicate: "has already been taken",
  limit: `at most ${mostDependencies} issues per dependency relationship, ${mostSubIssues} sub-issues per issue`,
  cycle: "An issue can't be its own ancestor",
  "has parent": "Sub issue may only have one parent",
};

export async function addBlockedBy(
  world: World,
  caller: Caller,
  issue: IssueRow,
  blocker: IssueRow,
): Promise<void> {
  const problem = world.relations.block(issue.id, blocker.id);
  if (problem)
    throw invalid(
      "IssueDependency",
      "issue_id",
      wording[problem],
      problem === "duplicate" ? "already_exists" : "custom",
    );
  await announceDependency(world, caller, issue, blocker, "added");
}

export async function removeBlockedBy(
  world: World,
  caller: Caller,
  issue: IssueRow,
  blocker: IssueRow,
): Promise<void> {
  if (!world.relations.unblock(issue.id, blocker.id)) throw notFound();
  await announceDependency(world, caller, issue, blocker, "removed");
}

export async function addSubIssue(
  world: World,
  caller: Caller,
  parent: IssueRow,
  child: IssueRow,
  replace: boolean,
): Promise<void> {
  const problem = world.relations.adopt(parent.id, child.id, replace);
  if (problem) throw invalid("SubIssue", "sub_issue_id", wording[problem]);
  await announceSubIssue(world, caller, parent, child, "added");
}

export async function removeSubIssue(
  world: World,
  caller: Caller,
  parent: IssueRow,
  child: IssueRow,
): Promise<void> {
  if (!world.relations.release(parent.id, child.id)) throw notFound();
  await announceSubIssue(world, caller, parent, child, "removed");
}

/** GitHub sends one event for each end of the relation. */
async function announceDependency(
  world: World,
  caller: Caller,
  blocked: IssueRow,
  blocking: IssueRow,
  verb: "added" | "removed",
): Promise<void> {
  if (!world.app.events.includes("issue_dependencies")) return;
  const [blockedEnd, blockingEnd, sender] = await Promise.all([
    endOf(world, blocked),
    endOf(world, blocking),
    renderUser(world, actorOf(world, caller).login),
  ]);
  const issues = {
    blocked_issue_id: blocked.id,
    blocked_issue: blockedEnd.issue,
    blocking_issue_id: blocking.id,
    blocking_issue: blockingEnd.issue,
    sender,
  };
  const one = { ...issues, blocking_issue_repo: blockingEnd.repository, repository: blockedEnd.repository };
  const other = { ...issues, blocked_issue_repo: blockedEnd.repository, repository: blockingEnd.repository };
  send(world, blocked, "issue_dependencies", `blocked_by_${verb}`, one);
  send(world, blocking, "issue_dependencies", `blocking_${verb}`, other);
}

async function announceSubIssue(
  world: World,
  caller: Caller,
  parent: IssueRow,
  child: IssueRow,
  verb: "added" | "removed",
): Promise<void> {
  if (!world.app.events.includes("sub_issues")) return;
  const [parentEnd, childEnd, sender] = await Promise.all([
    endOf(world, parent),
    endOf(world, child),
    renderUser(world, actorOf(world, caller).login),
  ]);
  const issues = {
    parent_issue_id: parent.id,
    parent_issue: parentEnd.issue,
    sub_issue_id: child.id,
    sub_issue: childEnd.issue,
    sender,
  };
  send(world, parent, "sub_issues", `sub_issue_${verb}`, {
    ...issues,
    sub_issue_repo: childEnd.repository,
    repository: parentEnd.repository,
  });
  send(world, child, "sub_issues", `parent_issue_${verb}`, {
    ...issues,
    parent_issue_repo: parentEnd.repository,
    repository: childEnd.repository,
  });
}

async function endOf(world: World, issue: IssueRow): Promise<{ issue: Json; repository: Json }> {
  const repo = repoOf(world, issue);
  const [json, repository] = await Promise.all([
    render(world, repo, `/issues/${issue.number}`),
    render(world, repo, ""),
  ]);
  return { issue: json, repository };
}

function repoOf(world: World, issue: IssueRow) {
  const repo = world.tables.repos.get(issue.repo_id);
  if (!repo) throw notFound();
  return repo;
}

function send(world: World, issue: IssueRow, event: string, action: string, payload: Json): void {
  const repo = repoOf(world, issue);
  world.emit(event, action, { action, ...payload }, ownerOf(world.tables, repo).login, repo.name);
}
