import type { IssueRow } from "../emulate/tables.js";
import { deleteIssue, transferIssue } from "../issues/gone.js";
import { addBlockedBy, addSubIssue, removeBlockedBy, removeSubIssue } from "../issues/relate.js";
import { decodeNodeId } from "../node-id.js";
import type { BaseRole } from "../server/roles.js";
import { contentOf } from "./content.js";
import { demandRole, type GraphQLContext, inaccessible, repoOf, visibleRepo } from "./context.js";
import { unresolvable } from "./errors.js";

type Input<T> = { input: T & { clientMutationId?: string } };
type Blocking = Input<{ issueId: string; blockingIssueId: string }>;
type Parenting = Input<{ issueId: string; subIssueId: string; replaceParent?: boolean }>;

/** The mutations of issues: relations, deletion, transfer. */
export function issueMutations(ctx: GraphQLContext) {
  const { world, caller } = ctx;
  return {
    addBlockedBy: async ({ input }: Blocking) => {
      const [issue, blocker] = ends(ctx, "AddBlockedBy", input.issueId, input.blockingIssueId);
      await addBlockedBy(world, caller, issue, blocker);
      return blockingPayload(ctx, input.clientMutationId, issue, blocker);
    },
    removeBlockedBy: async ({ input }: Blocking) => {
      const [issue, blocker] = ends(ctx, "RemoveBlockedBy", input.issueId, input.blockingIssueId);
      await removeBlockedBy(world, caller, issue, blocker);
      return blockingPayload(ctx, input.clientMutationId, issue, blocker);
    },
    addSubIssue: async ({ input }: Parenting) => {
      const [parent, child] = ends(ctx, "AddSubIssue", input.issueId, input.subIssueId);
      await addSubIssue(world, caller, parent, child, input.replaceParent ?? false);
      return parentingPayload(ctx, input.clientMutationId, parent, child);
    },
    removeSubIssue: async ({ input }: Parenting) => {
      const [parent, child] = ends(ctx, "RemoveSubIssue", input.issueId, input.subIssueId);
      await removeSubIssue(world, caller, parent, child);
      return parentingPayload(ctx, input.clientMutationId, parent, child);
    },
    pinIssue: ({ input }: Input<{ issueId: string }>) => {
      const issue = issueNamed(ctx, "PinIssue", "push", input.issueId);
      return { clientMutationId: input.clientMutationId ?? null, issue: ctx.show.issue(issue) };
    },
    deleteIssue: async ({ input }: Input<{ issueId: string }>) => {
      const issue = issueNamed(ctx, "DeleteIssue", "admin", input.issueId);
      await deleteIssue(world, caller, issue);
      const repository = ctx.show.repository(repoOf(ctx, issue));
      return { clientMutationId: input.clientMutationId ?? null, repository };
    },
    transferIssue: async ({ input }: Input<{ issueId: string; repositoryId: string }>) => {
      const [type, key] = decodeNodeId(input.repositoryId);
      const target = type === "Repository" ? visibleRepo(ctx, key) : null;
      if (!target) throw unresolvable(input.repositoryId);
      const issue = issueNamed(ctx, "TransferIssue", "push", input.issueId);
      const moved = await transferIssue(world, caller, issue, target);
      return { clientMutationId: input.clientMutationId ?? null, issue: ctx.show.issue(moved) };
    },
  };
}

function blockingPayload(ctx: GraphQLContext, id: string | undefined, issue: IssueRow, blocker: IssueRow) {
  return {
    clientMutationId: id ?? null,
    issue: ctx.show.issue(issue),
    blockingIssue: ctx.show.issue(blocker),
  };
}

function parentingPayload(ctx: GraphQLContext, id: string | undefined, parent: IssueRow, child: IssueRow) {
  return { clientMutationId: id ?? null, issue: ctx.show.issue(parent), subIssue: ctx.show.issue(child) };
}

function ends(ctx: GraphQLContext, mutation: string, one: string, other: string): [IssueRow, IssueRow] {
  return [issueNamed(ctx, mutation, "triage", one), issueNamed(ctx, mutation, "pull", other)];
}

function issueNamed(ctx: GraphQLContext, mutation: string, role: BaseRole, id: string): IssueRow {
  const content = contentOf(ctx, id);
  if (content?.kind !== "issue") throw unresolvable(id);
  if (ctx.caller.installation && ctx.caller.installation.permissions.issues !== "write") throw inaccessible();
  demandRole(ctx, repoOf(ctx, content.row), mutation, role);
  return content.row;
}
