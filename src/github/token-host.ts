import { z } from "zod";
import { GitHubProblem } from "../app/ports/github-problem.js";
import type { Repository } from "../app/ports/repository.js";
import type { TokenHost } from "../app/ports/token-host.js";
import { boardHost } from "./board/board-host.js";
import type { BoardClient } from "./board/client.js";
import { syncLock } from "./board/sync-lock.js";
import { createOctokitClass } from "./octokit.js";
import { hasStatus } from "./refusal.js";
import { ruleFiles } from "./rule-files.js";

export interface TokenAccess {
  token: string;
  /** Of the REST API: `https://api.github.com`, `https://HOST/api/v3`. */
  baseUrl: string;
  /** Milliseconds between the starts of two writes. */
  writeIntervalMs: number;
}

/** GitHub's own bot, as which a workflow's token writes; such a token may not ask who it is. */
const workflowBot = "github-actions[bot]";

const repositoryAnswer = z.object({
  id: z.int(),
  name: z.string(),
  owner: z.object({ login: z.string(), type: z.string() }),
  default_branch: z.string(),
});

/**
 * A repository by a token, without an App: 2 requests. Throws a `GitHubProblem` (`missing`) where the token doesn't see
 * it, and GitHub's error 401 where the token isn't good.
 */
export async function tokenHost(access: TokenAccess, owner: string, repo: string): Promise<TokenHost> {
  const { token, baseUrl, writeIntervalMs } = access;
  const Octokit = createOctokitClass({ writeIntervalMs });
  const client = new Octokit({ baseUrl, auth: { token } });
  const login = await client.request("GET /user").then(
    ({ data }) => data.login,
    (error: unknown) => {
      if (hasStatus(error, 403)) return workflowBot;
      throw error;
    },
  );
  const { data } = await client
    .request("GET /repos/{owner}/{repo}", { owner, repo })
    .catch((error: unknown) => {
      if (!hasStatus(error, 404)) throw error;
      throw new GitHubProblem(
        "missing",
        `There is no repository ${owner}/${repo}, or the token doesn't see it.`,
      );
    });
  const found = repositoryAnswer.parse(data);
  const repository: Repository = {
    id: found.id,
    installationId: 0,
    owner: found.owner.login,
    name: found.name,
    ownerType: found.owner.type === "User" ? "User" : "Organization",
    defaultBranch: found.default_branch,
  };
  const seat = { octokit: client as unknown as BoardClient, repository, botLogin: login };
  return {
    repository,
    board: boardHost(seat),
    lock: syncLock(seat),
    ruleFiles: () => ruleFiles({ client, repository }, repository.defaultBranch, null),
  };
}
