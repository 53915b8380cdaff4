import { buildASTSchema, extendSchema, type GraphQLSchema, parse } from "graphql";

/**
 * Issue dependencies, and the id of an option that stays, are in GitHub's schema but not in the published one.
 * https://docs.github.com/en/graphql/reference/objects#issue
 */
const dependencies = /* GraphQL */ `
  type IssueDependenciesSummary {
    blockedBy: Int!
    blocking: Int!
    totalBlockedBy: Int!
    totalBlocking: Int!
  }
  extend type Issue {
    blockedBy(after: String, before: String, first: Int, last: Int): IssueConnection!
    blocking(after: String, before: String, first: Int, last: Int): IssueConnection!
    issueDependenciesSummary: IssueDependenciesSummary!
  }
  input AddBlockedByInput {
    issueId: ID!
    blockingIssueId: ID!
    clientMutationId: String
  }
  type AddBlockedByPayload {
    issue: Issue
    blockingIssue: Issue
    clientMutationId: String
  }
  input RemoveBlockedByInput {
    issueId: ID!
    blockingIssueId: ID!
    clientMutationId: String
  }
  type RemoveBlockedByPayload {
    issue: Issue
    blockingIssue: Issue
    clientMutationId: String
  }
  extend input ProjectV2SingleSelectFieldOptionInput {
    "Of an option that stays; without it, the option is a new one."
    id: String
  }
  extend type Mutation {
    addBlockedBy(input: AddBlockedByInput!): AddBlockedByPayload
    removeBlockedBy(input: RemoveBlockedByInput!): RemoveBlockedByPayload
  }
`;

/** In preview at GitHub, and not in the published schema. */
const stacks = /* GraphQL */ `
  type PullRequestStack implements Node {
    id: ID!
    number: Int!
    size: Int!
    baseRefName: String!
    entries(after: String, before: String, first: Int, last: Int): PullRequestStackEntryConnection!
  }
  type PullRequestStackEntry implements Node {
    id: ID!
    position: Int!
    pullRequest: PullRequest
    stack: PullRequestStack
  }
  type PullRequestStackEntryEdge {
    cursor: String!
    node: PullRequestStackEntry
  }
  type PullRequestStackEntryConnection {
    edges: [PullRequestStackEntryEdge]
    nodes: [PullRequestStackEntry]
    pageInfo: PageInfo!
    totalCount: Int!
  }
  extend type PullRequest {
    stack: PullRequestStack
    stackEntry: PullRequestStackEntry
  }
`;

let built: Promise<GraphQLSchema> | undefined;

/** GitHub's public schema: 0.3 s and 100 MB, so once a process, and only when first asked for. */
export function githubSchema(): Promise<GraphQLSchema> {
  built ??= build();
  return built;
}

async function build(): Promise<GraphQLSchema> {
  const published = await import("@octokit/graphql-schema");
  const document = parse(published.schema.idl, { noLocation: true });
  const extensions = [
    { type: "AddBlockedByInput", sdl: dependencies },
    { type: "PullRequestStack", sdl: stacks },
  ];
  return extensions.reduce(
    (schema, { type, sdl }) =>
      schema.getType(type) ? schema : extendSchema(schema, parse(sdl), { assumeValidSDL: true }),
    buildASTSchema(document, { assumeValidSDL: true }),
  );
}
