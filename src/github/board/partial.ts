import { z } from "zod";
import type { BoardClient } from "./client.js";

const graphqlError = z.object({
  message: z.string().default("no reason given"),
  type: z.string().nullish(),
  path: z.array(z.union([z.string(), z.number()])).nullish(),
});

export type GraphqlError = z.output<typeof graphqlError>;

export interface PartialAnswer {
  data: unknown;
  errors: GraphqlError[];
}

/**
 * GraphQL may answer a part and say what is wrong with the rest (graphql.org, "Errors"); Octokit throws then.
 * Errors without data, and all other errors, stay thrown.
 */
export async function askInParts(
  client: BoardClient,
  query: string,
  variables: Record<string, unknown>,
): Promise<PartialAnswer> {
  try {
    return { data: await client.graphql(query, variables), errors: [] };
  } catch (error) {
    const answer = partialAnswer.safeParse(error);
    if (!answer.success) throw error;
    return answer.data;
  }
}

const partialAnswer = z.object({ data: z.looseObject({}), errors: z.array(graphqlError).min(1) });

/** The errors of a GraphQL answer; null where the error is of another kind. */
export function graphqlErrors(error: unknown): GraphqlError[] | null {
  const answer = z.object({ errors: z.array(graphqlError).min(1) }).safeParse(error);
  return answer.success && error instanceof Error && error.name === "GraphqlResponseError"
    ? answer.data.errors
    : null;
}
