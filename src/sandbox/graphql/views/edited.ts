import type { ReactionSubject } from "../../issues/reactions.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext } from "../context.js";

/** Who changed a body last, and when: nobody and never where it is as it was written. */
export function editedFields(ctx: GraphQLContext, nodeId: string) {
  const edit = ctx.world.edits.get(nodeId);
  return {
    editor: () => ctx.show.actor(edit?.userId ?? null),
    lastEditedAt: edit?.at ?? null,
    includesCreatedEdit: false,
  };
}

const contents: Record<string, string> = { "+1": "THUMBS_UP", "-1": "THUMBS_DOWN" };

export function reactionFields(ctx: GraphQLContext, kind: ReactionSubject, id: number) {
  return {
    reactions: (args: PageArguments & { content?: string | null }) =>
      connection(
        ctx.world.reactions
          .list(kind, id)
          .map((one) => ({ ...one, content: contents[one.content] ?? one.content.toUpperCase() }))
          .filter((one) => !args.content || one.content === args.content),
        args,
        "reactions",
        ({ nodeId, id: databaseId, content, createdAt, userId }) => {
          return { id: nodeId, databaseId, content, createdAt, user: () => ctx.show.actor(userId) };
        },
      ),
  };
}
