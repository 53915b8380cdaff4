import type { IssueRow, PullRow, RepoRow } from "../../emulate/tables.js";
import { associationOf, findIssue } from "../../server/access.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext } from "../context.js";
import { commentView } from "./comment.js";
import { editedFields, reactionFields } from "./edited.js";

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
    authorAssociation: associationOf(ctx.world, repo, row.user_id),
    ...editedFields(ctx, row.node_id),
    ...reactionFields(ctx, "issue", findIssue(ctx.world, repo.id, row.number)?.id ?? row.id),
    url: `${ctx.world.url}${path}`,
    resourcePath: path,
    comments: (args: PageArguments) =>
      connection(comments(), args, "comments", (one) => commentView(ctx, repo, one)),
  };
}
