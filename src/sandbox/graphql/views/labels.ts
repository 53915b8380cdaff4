import type { LabelRow, MilestoneRow, RepoRow } from "../../emulate/tables.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";

export function labelView(ctx: GraphQLContext, repo: RepoRow, label: LabelRow): View {
  const path = `/${repo.full_name}/labels/${encodeURIComponent(label.name)}`;
  return {
    __typename: "Label",
    id: label.node_id,
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: label.default,
    createdAt: label.created_at,
    updatedAt: label.updated_at,
    url: `${ctx.world.url}${path}`,
    resourcePath: path,
    repository: () => ctx.show.repository(repo),
  };
}

export function milestoneView(ctx: GraphQLContext, repo: RepoRow, milestone: MilestoneRow): View {
  const path = `/${repo.full_name}/milestone/${milestone.number}`;
  const issues = () =>
    ctx.world.tables.issues
      .findBy("repo_id", repo.id)
      .filter((one) => one.milestone_id === milestone.id && !one.is_pull_request);
  return {
    __typename: "Milestone",
    id: milestone.node_id,
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    state: milestone.state.toUpperCase(),
    closed: milestone.state === "closed",
    closedAt: milestone.closed_at,
    dueOn: milestone.due_on,
    createdAt: milestone.created_at,
    updatedAt: milestone.updated_at,
    url: `${ctx.world.url}${path}`,
    resourcePath: path,
    repository: () => ctx.show.repository(repo),
    issues: (args: PageArguments) => connection(issues(), args, "issues", (one) => ctx.show.issue(one)),
  };
}
