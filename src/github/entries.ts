import { GitHubProblem } from "../app/ports/github-problem.js";
import type { Entries } from "../core/reverts/model.js";
import type { Seat } from "./seat.js";

const pathsPerRequest = 100;

type Answer = {
  repository: Record<string, Record<string, { mode: number; oid: string } | null> | null> | null;
};

/** One GraphQL document for any commits and paths: aliases `c0`, `c1`…, and in each `f0`, `f1`…, with variables of their own. */
export function entriesQuery(commits: number, paths: number): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
  const variables = [
    ...numbers(commits).map((index) => `, $c${index}: GitObjectID!`),
    ...numbers(paths).map((index) => `, $p${index}: String!`),
  ].join("");
  const fields = numbers(paths).map((index) => `f${index}: file(path: $p${index}) { mode oid }`);
  const objects = numbers(commits).map(
    (index) => `c${index}: object(oid: $c${index}) { ... on Commit { ...Files } }`,
  );
  return /* GraphQL */ `
    query Entries($owner: String!, $name: String!${variables}) {
      repository(owner: $owner, name: $name) {
        ${objects.join("\n")}
      }
    }
    fragment Files on Commit {
      ${fields.join("\n")}
    }
  `;
}

/**
 * What stands at these paths of each commit, with its mode: 1 request per 100 paths, however many commits. Throws a
 * `GitHubProblem` (`missing`) where a commit isn't there.
 */
export async function entriesAt(
  seat: Seat,
  commits: readonly string[],
  paths: readonly string[],
): Promise<Entries[]> {
  const { owner, name } = seat.repository;
  const found = commits.map(() => new Map<string, string>());
  const named = Object.fromEntries(commits.map((commit, index) => [`c${index}`, commit]));
  for (let start = 0; start < paths.length; start += pathsPerRequest) {
    const asked = paths.slice(start, start + pathsPerRequest);
    const answer = await seat.client.graphql<Answer>(entriesQuery(commits.length, asked.length), {
      ...{ owner, name, ...named },
      ...Object.fromEntries(asked.map((path, index) => [`p${index}`, path])),
    });
    for (const [index, commit] of commits.entries()) {
      const object = answer.repository?.[`c${index}`];
      if (!object) throw new GitHubProblem("missing", `There is no commit ${commit}.`);
      for (const [place, path] of asked.entries()) {
        const entry = object[`f${place}`];
        if (entry) found[index]?.set(path, `${entry.mode.toString(8).padStart(6, "0")} ${entry.oid}`);
      }
    }
  }
  return found;
}
