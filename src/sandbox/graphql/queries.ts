import { formerlyNamed } from "../repositories/redirect.js";
import { canSee, findRepository } from "../server/access.js";
import { actorOf } from "../world.js";
import type { GraphQLContext } from "./context.js";
import { graphqlError, unresolvable } from "./errors.js";
import { nodeView } from "./nodes.js";

/** The root fields of a query. */
export function queryRoot(ctx: GraphQLContext) {
  const { tables } = ctx.world;
  // A bot is no user: https://docs.github.com/en/graphql/reference/objects#bot
  const user = (login: string) => {
    const found = tables.users.findOneBy("login", login);
    return found?.type === "User" ? found : undefined;
  };
  const org = (login: string) => tables.orgs.findOneBy("login", login);
  return {
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repo = findRepository(ctx.world, owner, name) ?? formerlyNamed(ctx.world, owner, name);
      if (!repo || !canSee(ctx.world, ctx.caller, repo)) {
        throw graphqlError(
          "NOT_FOUND",
          `Could not resolve to a Repository with the name '${owner}/${name}'.`,
        );
      }
      return ctx.show.repository(repo);
    },
    organization: ({ login }: { login: string }) => {
      const found = org(login);
      if (!found)
        throw graphqlError("NOT_FOUND", `Could not resolve to an Organization with the login of '${login}'.`);
      return ctx.show.organization(found);
    },
    user: ({ login }: { login: string }) => {
      const found = user(login);
      if (!found)
        throw graphqlError("NOT_FOUND", `Could not resolve to a User with the login of '${login}'.`);
      return ctx.show.user(found);
    },
    repositoryOwner: ({ login }: { login: string }) => {
      const [person, organization] = [user(login), org(login)];
      if (person) return ctx.show.user(person);
      return organization ? ctx.show.organization(organization) : null;
    },
    node: ({ id }: { id: string }) => found(ctx, id),
    nodes: ({ ids }: { ids: string[] }) => ids.map((id) => () => found(ctx, id)).map(settle),
    viewer: () => {
      const me = actorOf(ctx.world, ctx.caller);
      return { ...ctx.show.user(me), __typename: "User", login: me.login };
    },
    rateLimit: () => ({
      limit: 5_000,
      cost: 1,
      remaining: 4_999,
      used: 1,
      nodeCount: 1,
      resetAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  };
}

function found(ctx: GraphQLContext, id: string) {
  const view = nodeView(ctx, id);
  if (!view) throw unresolvable(id);
  return view;
}

/** One missing node makes one null and one error, not the loss of the others. */
function settle<T>(get: () => T): T | Error {
  try {
    return get();
  } catch (error) {
    return error as Error;
  }
}
