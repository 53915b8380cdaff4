import type { PullRow } from "../../emulate/tables.js";
import { nodeIdOf } from "../../node-id.js";
import type { Stack } from "../../pulls/stacks.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";

/** `stack` and `stackEntry` of a pull request: https://github.github.io/gh-stack/reference/graphql-api */
export function stackFields(ctx: GraphQLContext, pull: PullRow) {
  const found = () => ctx.world.stacks.find(pull.id);
  return {
    stack: () => {
      const stack = found()?.stack;
      return stack ? stackView(ctx, stack) : null;
    },
    stackEntry: () => {
      const entry = found();
      return entry ? entryView(ctx, entry.stack, pull.id) : null;
    },
  };
}

function stackView(ctx: GraphQLContext, stack: Stack): View {
  return {
    __typename: "PullRequestStack",
    id: nodeIdOf("PullRequestStack", stack.id),
    number: stack.number,
    size: stack.pulls.length,
    baseRefName: stack.baseRef,
    entries: (args: PageArguments) =>
      connection(stack.pulls, args, "entries", (id) => entryView(ctx, stack, id)),
  };
}

function entryView(ctx: GraphQLContext, stack: Stack, pullId: number): View {
  const pull = ctx.world.tables.pullRequests.get(pullId);
  return {
    __typename: "PullRequestStackEntry",
    id: nodeIdOf("PullRequestStackEntry", pullId),
    position: stack.pulls.indexOf(pullId) + 1,
    pullRequest: () => (pull ? ctx.show.pull(pull) : null),
    stack: () => stackView(ctx, stack),
  };
}
