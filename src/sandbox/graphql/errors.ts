import { GraphQLError } from "graphql";

export type ErrorType =
  | "NOT_FOUND"
  | "FORBIDDEN"
  | "UNPROCESSABLE"
  | "MISSING_PAGINATION_BOUNDARIES"
  | "EXCESSIVE_PAGINATION"
  | "NOT_SERVED";

/** An error as GitHub's GraphQL gives it, with a `type` beside the message. */
export function graphqlError(type: ErrorType, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

export function unresolvable(id: string): GraphQLError {
  return graphqlError("NOT_FOUND", `Could not resolve to a node with the global id of '${id}'`);
}
