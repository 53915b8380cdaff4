import type { Seat } from "./seat.js";

const pathsPerRequest = 100;

type Answer = { repository: Record<string, { oid: string } | null> | null };

/** One GraphQL document for any paths: each is an alias `f0`, `f1`… with a variable of its own. */
function query(count: number): string {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const variables = numbers.map((index) => `, $e${index}: String!`).join("");
  const fields = numbers.map((index) => `f${index}: object(expression: $e${index}) { oid }`).join("\n");
  return /* GraphQL */ `
    query BlobIds($owner: String!, $name: String!${variables}) {
      repository(owner: $owner, name: $name) {
        ${fields}
      }
    }
  `;
}

/** Git's ids of what stands at these paths in a commit: 1 request per 100 paths. */
export async function blobIds(
  seat: Seat,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const { owner, name } = seat.repository;
  const found = new Map<string, string>();
  for (let start = 0; start < paths.length; start += pathsPerRequest) {
    const asked = paths.slice(start, start + pathsPerRequest);
    const expressions = Object.fromEntries(asked.map((path, index) => [`e${index}`, `${commit}:${path}`]));
    const answer = await seat.client.graphql<Answer>(query(asked.length), { owner, name, ...expressions });
    for (const [index, path] of asked.entries()) {
      const object = answer.repository?.[`f${index}`];
      if (object) found.set(path, object.oid);
    }
  }
  return found;
}
