import type { PullRow } from "../emulate/tables.js";
import { announcePull } from "../pulls/announce.js";
import { contentOf } from "./content.js";
import { demandRole, type GraphQLContext, inaccessible, repoOf } from "./context.js";
import { unresolvable } from "./errors.js";

interface Draft {
  input: { pullRequestId: string; clientMutationId?: string };
}

/** The mutations of pull requests: draft or ready, which REST can't change. */
export function pullMutations(ctx: GraphQLContext) {
  const setDraft = async ({ input }: Draft, draft: boolean) => {
    const pull = pullNamed(ctx, input.pullRequestId);
    const mutation = draft ? "ConvertPullRequestToDraft" : "MarkPullRequestReadyForReview";
    demandRole(ctx, repoOf(ctx, pull), mutation, "push", pull.user_id);
    const after = ctx.world.tables.pullRequests.update(pull.id, { draft }) ?? pull;
    if (pull.draft !== draft) {
      await announcePull(ctx.world, ctx.caller, after, draft ? "converted_to_draft" : "ready_for_review");
    }
    return { clientMutationId: input.clientMutationId ?? null, pullRequest: ctx.show.pull(after) };
  };
  return {
    markPullRequestReadyForReview: (args: Draft) => setDraft(args, false),
    convertPullRequestToDraft: (args: Draft) => setDraft(args, true),
  };
}

function pullNamed(ctx: GraphQLContext, id: string): PullRow {
  const content = contentOf(ctx, id);
  if (content?.kind !== "pull") throw unresolvable(id);
  if (ctx.caller.installation && ctx.caller.installation.permissions.pull_requests !== "write")
    throw inaccessible();
  return content.row;
}
