import type { Seat } from "./seat.js";

const atOnce = 50;
/** What GitHub allows in a login; anything else is nobody's. */
const form = /^[a-z\d](?:[a-z\d-]{0,98})$/i;

interface Owner {
  __typename: string;
  databaseId?: number | null;
}

/** The ids of people by their logins: 1 request per 50. A login that nobody has is left out. */
export async function accountIds(seat: Seat, logins: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const wanted = [...new Set(logins.map((login) => login.toLowerCase()))].filter((login) => form.test(login));
  for (let start = 0; start < wanted.length; start += atOnce) {
    const part = wanted.slice(start, start + atOnce);
    const fields = part.map(
      (_, index) => `a${index}: repositoryOwner(login: $l${index}) { __typename ... on User { databaseId } }`,
    );
    const variables = part.map((_, index) => `$l${index}: String!`);
    const query = `query AccountIds(${variables.join(", ")}) { ${fields.join(" ")} }`;
    const answer = await seat.client.graphql<Record<string, Owner | null>>(
      query,
      Object.fromEntries(part.map((login, index) => [`l${index}`, login])),
    );
    for (const [index, login] of part.entries()) {
      const id = answer[`a${index}`]?.databaseId;
      if (typeof id === "number") found.set(login, id);
    }
  }
  return found;
}
