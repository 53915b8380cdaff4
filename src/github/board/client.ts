/** What the board needs of an Octokit; Probot's and a plain one both have it. */
export interface BoardClient {
  request(route: string, parameters?: Record<string, unknown>): Promise<{ data: unknown }>;
  graphql(query: string, variables?: Record<string, unknown>): Promise<unknown>;
}
