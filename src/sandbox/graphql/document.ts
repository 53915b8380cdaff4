import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { remembering } from "../../core/remembering.js";

export interface DocumentSummary {
  operation: "query" | "mutation" | null;
  /** Root fields by name, not alias, in order. */
  fields: string[];
}

/** A client sends few documents, each many times. */
const keptDocuments = 200;

const parsed: (query: string) => DocumentNode = remembering(
  keptDocuments,
  (query) => query,
  (query: string) => parse(query),
);

const problems: (of: { schema: GraphQLSchema; query: string }) => readonly GraphQLError[] = remembering(
  keptDocuments,
  ({ query }) => query,
  ({ schema, query }) => validate(schema, parsed(query)),
);

/** A document, and what is wrong with it by GitHub's schema. Throws a `GraphQLError` where it can't be parsed. */
export function readDocument(
  schema: GraphQLSchema,
  query: string,
): { document: DocumentNode; problems: readonly GraphQLError[] } {
  return { document: parsed(query), problems: problems({ schema, query }) };
}

/** What a GraphQL document asks for; nothing where it can't be parsed. */
export function describeDocument(query: unknown, operationName: unknown): DocumentSummary {
  const nothing: DocumentSummary = { operation: null, fields: [] };
  if (typeof query !== "string") return nothing;
  try {
    const operations = parsed(query).definitions.filter(
      (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
    );
    const chosen = operations.find((one) => one.name?.value === operationName) ?? operations[0];
    if (!chosen || chosen.operation === "subscription") return nothing;
    const fields = chosen.selectionSet.selections.flatMap((one) =>
      one.kind === Kind.FIELD ? [one.name.value] : [],
    );
    return { operation: chosen.operation, fields };
  } catch {
    return nothing;
  }
}
