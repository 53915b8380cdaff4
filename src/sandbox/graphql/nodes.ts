import { decodeNodeId, nodeIdOf } from "../node-id.js";
import { findPull } from "../pulls/state.js";
import { contentOf } from "./content.js";
import { type GraphQLContext, mayProject, type View, visibleRepo } from "./context.js";
import { commentView, lineCommentView, reviewView } from "./views/comment.js";

/** Null: there is no such node, or none that the caller may see. */
export function nodeView(ctx: GraphQLContext, id: string): View | null {
  const { tables } = ctx.world;
  if (id.startsWith("PVT")) return projectNode(ctx, id);
  const content = contentOf(ctx, id);
  if (content) return content.kind === "pull" ? ctx.show.pull(content.row) : ctx.show.issue(content.row);
  const [type, key] = decodeNodeId(id);
  switch (type) {
    case "Repository": {
      const repo = visibleRepo(ctx, key);
      return repo && ctx.show.repository(repo);
    }
    case "User":
    case "Bot": {
      const user = tables.users.get(key);
      return user ? ctx.show.user(user) : null;
    }
    case "Org": {
      const org = tables.orgs.get(key);
      return org ? ctx.show.organization(org) : null;
    }
    case "Label": {
      const label = tables.labels.get(key);
      const repo = label && visibleRepo(ctx, label.repo_id);
      return label && repo ? ctx.show.label(repo, label) : null;
    }
    case "Milestone": {
      const milestone = tables.milestones.get(key);
      const repo = milestone && visibleRepo(ctx, milestone.repo_id);
      return milestone && repo ? ctx.show.milestone(repo, milestone) : null;
    }
    default:
      return textView(ctx, type, key);
  }
}

/** A comment or a review. */
function textView(ctx: GraphQLContext, type: string, key: number): View | null {
  const { comments, reviews } = ctx.world.tables;
  const review = type === "PullRequestReview" ? reviews.get(key) : undefined;
  const comment =
    type === "IssueComment" || type === "PullRequestReviewComment" ? comments.get(key) : undefined;
  const repo = visibleRepo(ctx, (review ?? comment)?.repo_id ?? -1);
  if (!repo) return null;
  if (comment) {
    if (comment.node_id !== nodeIdOf(type, key)) return null;
    return comment.comment_type === "issue"
      ? commentView(ctx, repo, comment)
      : lineCommentView(ctx, repo, comment);
  }
  const pull = review && findPull(ctx.world, repo.id, review.pull_number);
  return review && pull ? reviewView(ctx, pull, review) : null;
}

function projectNode(ctx: GraphQLContext, id: string): View | null {
  const { projects } = ctx.world;
  const item = projects.item(id);
  const field = projects.field(id);
  const project = projects.project(item?.projectId ?? field?.projectId ?? id);
  if (!project || !mayProject(ctx, project, "read")) return null;
  if (item) return ctx.show.item(item);
  return field ? ctx.show.field(project, field) : ctx.show.project(project);
}
