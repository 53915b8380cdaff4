import type { IssueRow } from "../../emulate/tables.js";
import { issueExtras } from "../../issues/extras.js";
import type { Json } from "../../world.js";
import { connection, type PageArguments } from "../connection.js";
import { type GraphQLContext, mayProject, repoOf, type View } from "../context.js";
import { textFields } from "./text.js";
import { timelineItems } from "./timeline.js";

export function issueView(ctx: GraphQLContext, issue: IssueRow): View {
  const { tables, relations } = ctx.world;
  const repo = repoOf(ctx, issue);
  const issues = (ids: readonly number[]) => ids.flatMap((id) => tables.issues.get(id) ?? []);
  const list = (field: string, ids: readonly number[]) => (args: PageArguments) =>
    connection(issues(ids), args, field, (one) => ctx.show.issue(one));
  const summary = () => issueExtras(ctx.world, repo, issue);
  return {
    __typename: "Issue",
    ...textFields(ctx, repo, issue, "issues"),
    databaseId: issue.id,
    fullDatabaseId: String(issue.id),
    state: issue.state.toUpperCase(),
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    closed: issue.state === "closed",
    closedAt: issue.closed_at,
    locked: issue.locked,
    author: () => ctx.show.actor(issue.user_id),
    ...labelledFields(ctx, issue),
    parent: () => issues([relations.parentOf(issue.id) ?? -1]).map((one) => ctx.show.issue(one))[0] ?? null,
    subIssues: list("subIssues", relations.childrenOf(issue.id)),
    subIssuesSummary: () => camel(summary().sub_issues_summary as Json),
    blockedBy: list("blockedBy", relations.blockersOf(issue.id)),
    blocking: list("blocking", relations.blockedBy(issue.id)),
    issueDependenciesSummary: () => camel(summary().issue_dependencies_summary as Json),
    timelineItems: timelineItems(ctx, repo, issue),
    projectItems: (args: PageArguments) =>
      connection(visibleItems(ctx, issue.node_id), args, "projectItems", (one) => ctx.show.item(one)),
    repository: () => ctx.show.repository(repo),
  };
}

/** Labels, milestone and assignees, which issues and pull requests have alike. */
export function labelledFields(
  ctx: GraphQLContext,
  row: Pick<IssueRow, "repo_id" | "label_ids" | "milestone_id" | "assignee_ids">,
) {
  const { tables } = ctx.world;
  const repo = repoOf(ctx, row as IssueRow);
  return {
    labels: (args: PageArguments) =>
      connection(
        row.label_ids.flatMap((id) => tables.labels.get(id) ?? []),
        args,
        "labels",
        (one) => ctx.show.label(repo, one),
      ),
    milestone: () => {
      const milestone = row.milestone_id === null ? undefined : tables.milestones.get(row.milestone_id);
      return milestone ? ctx.show.milestone(repo, milestone) : null;
    },
    assignees: (args: PageArguments) =>
      connection(
        row.assignee_ids.filter((id) => tables.users.get(id)),
        args,
        "assignees",
        (id) => ctx.show.actor(id),
      ),
  };
}

/** Items of projects that the caller may see. */
export function visibleItems(ctx: GraphQLContext, contentId: string) {
  const { projects } = ctx.world;
  return projects.itemsOf(contentId).filter((item) => {
    const project = projects.project(item.projectId);
    return project !== undefined && mayProject(ctx, project, "read");
  });
}

function camel(fields: Json): Json {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
