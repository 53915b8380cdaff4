import type { Reaction, ReactionContent, ReactionSubject } from "../issues/reactions.js";
import { decodeNodeId } from "../node-id.js";
import { actorOf } from "../world.js";
import type { GraphQLContext } from "./context.js";
import { unresolvable } from "./errors.js";
import { nodeView } from "./nodes.js";

interface Reacting {
  input: { subjectId: string; content: string; clientMutationId?: string };
}

const kinds: Record<string, ReactionSubject> = {
  Issue: "issue",
  IssueComment: "comment",
  PullRequestReviewComment: "comment",
  PullRequestReview: "review",
};

/** Reactions, which REST has not for reviews. */
export function reactionMutations(ctx: GraphQLContext) {
  const { reactions } = ctx.world;
  const mutate = (
    { input }: Reacting,
    change: (kind: ReactionSubject, id: number) => Reaction | undefined,
  ) => {
    const [type, id] = decodeNodeId(input.subjectId);
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    const subject = nodeView(ctx, input.subjectId);
    if (!subject || kind === undefined) throw unresolvable(input.subjectId);
    const reaction = change(kind, id);
    return {
      clientMutationId: input.clientMutationId ?? null,
      subject,
      reaction: reaction && { ...reaction, id: reaction.nodeId, content: input.content },
    };
  };
  const me = () => actorOf(ctx.world, ctx.caller).id;
  return {
    addReaction: (args: Reacting) =>
      mutate(args, (kind, id) => reactions.add(kind, id, me(), contentOf(args)).reaction),
    removeReaction: (args: Reacting) =>
      mutate(args, (kind, id) => {
        const mine = reactions
          .list(kind, id)
          .find((one) => one.userId === me() && one.content === contentOf(args));
        if (mine) reactions.remove(kind, id, mine.id);
        return mine;
      }),
  };
}

function contentOf({ input }: Reacting): ReactionContent {
  const special: Record<string, ReactionContent> = { THUMBS_UP: "+1", THUMBS_DOWN: "-1" };
  return special[input.content] ?? (input.content.toLowerCase() as ReactionContent);
}
