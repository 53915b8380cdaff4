import type { IssueRow, PullRow } from "../emulate/tables.js";
import { decodeNodeId } from "../node-id.js";
import { findPull } from "../pulls/state.js";
import { type GraphQLContext, visibleRepo } from "./context.js";

export type Content = { kind: "issue"; row: IssueRow } | { kind: "pull"; row: PullRow };

/** The issue or pull request with this node id, if the caller may see it. */
export function contentOf(ctx: GraphQLContext, id: string): Content | null {
  const { tables } = ctx.world;
  const [type, key] = decodeNodeId(id);
  if (type === "PullRequest") {
    const row = tables.pullRequests.get(key);
    return row && visibleRepo(ctx, row.repo_id) ? { kind: "pull", row } : null;
  }
  const row = type === "Issue" ? tables.issues.get(key) : undefined;
  if (!row || !visibleRepo(ctx, row.repo_id)) return null;
  if (!row.is_pull_request) return { kind: "issue", row };
  const pull = findPull(ctx.world, row.repo_id, row.number);
  return pull ? { kind: "pull", row: pull } : null;
}
