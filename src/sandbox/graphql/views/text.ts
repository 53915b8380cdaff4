import type { CommentRow, IssueRow, PullRow, RepoRow } from "../../emulate/tables.js";
import { permissionOf } from "../../server/access.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";

/** Number, title, body, links and comments, which issues and pull requests have alike. */
export function textFields(
  ctx: GraphQLContext,
  repo: RepoRow,
  row: IssueRow | PullRow,
  folder: "issues" | "pull",
) {
  const path = `/${repo.full_name}/${folder}/${row.number}`;
  const body = row.body ?? "";
  const comments = () =>
    ctx.world.tables.comments
      .findBy("repo_id", repo.id)
      .filter((one) => one.comment_type === "issue" && one.issue_number === row.number);
  return {
    id: row.node_id,
    number: row.number,
    title: row.title,
    body,
    bodyText: body,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    authorAssociation: associationOf(ctx, repo, row.user_id),
    url: `${ctx.world.url}${path}`,
    resourcePath: path,
    comments: (args: PageArguments) =>
      connection(comments(), args, "comments", (one) => commentView(ctx, repo, one)),
  };
}

/** docs.github.com, "CommentAuthorAssociation", as far as people here differ. */
function associationOf({ world }: GraphQLContext, repo: RepoRow, userId: number): string {
  if (repo.owner_type === "User" && repo.owner_id === userId) return "OWNER";
  if (world.tables.collaborators.findBy("repo_id", repo.id).some((one) => one.user_id === userId))
    return "COLLABORATOR";
  return permissionOf(world, userId, repo) === null ? "NONE" : "MEMBER";
}

export function commentView(ctx: GraphQLContext, repo: RepoRow, comment: CommentRow): View {
  return {
    __typename: "IssueComment",
    id: comment.node_id,
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    body: comment.body,
    bodyText: comment.body,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
    url: `${ctx.world.url}/${repo.full_name}/issues/${comment.issue_number}#issuecomment-${comment.id}`,
    author: () => ctx.show.actor(comment.user_id),
  };
}
