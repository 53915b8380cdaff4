import type { CommentRow, PullRow, RepoRow, ReviewRow } from "../../emulate/tables.js";
import { findPull } from "../../pulls/state.js";
import { associationOf } from "../../server/access.js";
import { connection, type PageArguments } from "../connection.js";
import { type GraphQLContext, repoOf, type View } from "../context.js";
import { editedFields, reactionFields } from "./edited.js";

/** A comment of a conversation. */
export function commentView(ctx: GraphQLContext, repo: RepoRow, comment: CommentRow): View {
  const pull = findPull(ctx.world, repo.id, comment.issue_number ?? -1);
  const path = `/${repo.full_name}/${pull ? "pull" : "issues"}/${comment.issue_number}`;
  return {
    __typename: "IssueComment",
    ...sharedFields(ctx, repo, comment),
    url: `${ctx.world.url}${path}#issuecomment-${comment.id}`,
    resourcePath: `${path}#issuecomment-${comment.id}`,
    pullRequest: () => (pull ? ctx.show.pull(pull) : null),
  };
}

export function reviewView(ctx: GraphQLContext, pull: PullRow, review: ReviewRow): View {
  const repo = repoOf(ctx, pull);
  const comments = () =>
    ctx.world.tables.comments.findBy("repo_id", repo.id).filter((one) => one.review_id === review.id);
  return {
    __typename: "PullRequestReview",
    id: review.node_id,
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    state: review.state,
    body: review.body ?? "",
    bodyText: review.body ?? "",
    createdAt: review.created_at,
    updatedAt: review.updated_at,
    submittedAt: review.submitted_at,
    author: () => ctx.show.actor(review.user_id),
    authorAssociation: associationOf(ctx.world, repo, review.user_id),
    ...editedFields(ctx, review.node_id),
    ...reactionFields(ctx, "review", review.id),
    commit: () => ctx.show.object(repo, review.commit_id),
    url: `${ctx.world.url}/${repo.full_name}/pull/${pull.number}#pullrequestreview-${review.id}`,
    pullRequest: () => ctx.show.pull(pull),
    repository: () => ctx.show.repository(repo),
    comments: (args: PageArguments) =>
      connection(comments(), args, "comments", (one) => lineCommentView(ctx, repo, one)),
  };
}

/** A comment on a line of a pull request. */
export function lineCommentView(ctx: GraphQLContext, repo: RepoRow, comment: CommentRow): View {
  const { comments, reviews } = ctx.world.tables;
  const pull = findPull(ctx.world, repo.id, comment.pull_number ?? -1);
  const replyTo = comments.get(comment.in_reply_to_id ?? -1);
  const review = reviews.get(comment.review_id ?? -1);
  const path = `/${repo.full_name}/pull/${comment.pull_number}#discussion_r${comment.id}`;
  return {
    __typename: "PullRequestReviewComment",
    ...sharedFields(ctx, repo, comment),
    path: comment.path,
    line: comment.line,
    originalLine: comment.line,
    subjectType: (comment.subject_type ?? "line").toUpperCase(),
    url: `${ctx.world.url}${path}`,
    resourcePath: path,
    replyTo: () => (replyTo ? lineCommentView(ctx, repo, replyTo) : null),
    pullRequest: () => (pull ? ctx.show.pull(pull) : null),
    pullRequestReview: () => (pull && review ? reviewView(ctx, pull, review) : null),
  };
}

function sharedFields(ctx: GraphQLContext, repo: RepoRow, comment: CommentRow) {
  return {
    id: comment.node_id,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    author: () => ctx.show.actor(comment.user_id),
    authorAssociation: associationOf(ctx.world, repo, comment.user_id),
    ...editedFields(ctx, comment.node_id),
    ...reactionFields(ctx, "comment", comment.id),
    repository: () => ctx.show.repository(repo),
  };
}
