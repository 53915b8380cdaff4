import { Kind, type OperationDefinitionNode, parse } from "graphql";

export interface DocumentSummary {
  operation: "query" | "mutation" | null;
  /** Root fields by name, not alias, in order. */
  fields: string[];
}

/** What a GraphQL document asks for; nothing where it can't be parsed. */
export function describeDocument(query: unknown, operationName: unknown): DocumentSummary {
  const nothing: DocumentSummary = { operation: null, fields: [] };
  if (typeof query !== "string") return nothing;
  try {
    const operations = parse(query).definitions.filter(
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
