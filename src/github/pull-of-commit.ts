import type { Seat } from "./seat.js";

export const pullOfCommitQuery = /* GraphQL */ `
  query PullOfCommit($owner: String!, $name: String!, $oid: GitObjectID!) {
    repository(owner: $owner, name: $name) {
      object(oid: $oid) {
        ... on Commit {
          associatedPullRequests(first: 10) { nodes { number merged } }
        }
      }
    }
  }
`;

interface Answer {
  repository: {
    object: {
      associatedPullRequests?: { nodes: ({ number: number; merged: boolean } | null)[] | null } | null;
    } | null;
  } | null;
}

/** The merged pull request that brought a commit: 1 request. Null: there is none. */
export async function pullOfCommit(seat: Seat, oid: string): Promise<number | null> {
  const { owner, name } = seat.repository;
  const { repository } = await seat.client.graphql<Answer>(pullOfCommitQuery, { owner, name, oid });
  const pulls = repository?.object?.associatedPullRequests?.nodes ?? [];
  return pulls.find((pull) => pull?.merged)?.number ?? null;
}
