import { execute, GraphQLError, type GraphQLFieldResolver } from "graphql";
import type { Hono } from "hono";
import { isObject } from "../json.js";
import { bodyOf } from "../server/body.js";
import { Refusal } from "../server/errors.js";
import type { Env } from "../server/types.js";
import type { World } from "../world.js";
import type { GraphQLContext } from "./context.js";
import { describeDocument, readDocument } from "./document.js";
import { graphqlError } from "./errors.js";
import { issueMutations } from "./issue-mutations.js";
import { projectMutations } from "./project-mutations.js";
import { pullMutations } from "./pull-mutations.js";
import { queryRoot } from "./queries.js";
import { reactionMutations } from "./reaction-mutations.js";
import { githubSchema } from "./schema.js";
import { withViews } from "./show.js";

/** GraphQL against GitHub's own schema: a wrong query fails here as it would there. */
export function graphqlRoutes(app: Hono<Env>, world: World): void {
  app.post("/graphql", async (c) => {
    const caller = c.get("authUser");
    if (!caller) throw new Refusal(401, "This endpoint requires you to be authenticated.");
    const { query, variables, operationName } = await bodyOf(c);
    if (typeof query !== "string")
      throw new Refusal(400, "A query attribute must be specified and must be a string.");
    const name = typeof operationName === "string" ? operationName : null;
    return c.json(await run(withViews({ world, caller }), query, isObject(variables) ? variables : {}, name));
  });
}

async function run(
  ctx: GraphQLContext,
  query: string,
  variableValues: Record<string, unknown>,
  operationName: string | null,
) {
  const schema = await githubSchema();
  try {
    const { document, problems } = readDocument(schema, query);
    if (problems.length > 0) return { errors: problems.map(present) };
    const isMutation = describeDocument(query, operationName).operation === "mutation";
    const result = await execute({
      schema,
      document,
      rootValue: isMutation
        ? {
            ...projectMutations(ctx),
            ...issueMutations(ctx),
            ...pullMutations(ctx),
            ...reactionMutations(ctx),
          }
        : queryRoot(ctx),
      contextValue: ctx,
      variableValues,
      operationName,
      fieldResolver: resolveField,
    });
    return {
      ...(result.data !== undefined && { data: result.data }),
      ...(result.errors && { errors: result.errors.map(present) }),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [present(error)] };
    throw error;
  }
}

/** A field that no view has is an error, never a silent null. */
const resolveField: GraphQLFieldResolver<unknown, GraphQLContext> = (source, args, ctx, info) => {
  const view = source as Record<string, unknown>;
  if (!(info.fieldName in view)) {
    throw graphqlError("NOT_SERVED", `The sandbox does not serve ${info.parentType.name}.${info.fieldName}`);
  }
  const value = view[info.fieldName];
  return typeof value === "function" ? value(args, ctx, info) : value;
};

/** As GitHub shows an error: `type` beside the message. */
function present(error: GraphQLError): object {
  const cause = error.originalError;
  const type = error.extensions.type ?? (cause instanceof Refusal ? typeOf(cause.status) : undefined);
  const message = cause instanceof Refusal ? (firstMessage(cause) ?? cause.message) : error.message;
  if (cause && !(cause instanceof GraphQLError) && !(cause instanceof Refusal))
    console.error("sandbox:", cause);
  return {
    ...(type !== undefined && { type }),
    ...(error.path && { path: error.path }),
    locations: error.locations,
    message,
  };
}

function typeOf(status: number): string {
  if (status === 404) return "NOT_FOUND";
  return status === 403 ? "FORBIDDEN" : "UNPROCESSABLE";
}

function firstMessage(refusal: Refusal): string | undefined {
  const message = (refusal.errors?.[0] as { message?: unknown } | undefined)?.message;
  return typeof message === "string" ? message : undefined;
}
