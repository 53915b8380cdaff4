import type { Repository } from "../app/ports/repository.js";
import type { Client } from "./octokit.js";

/** What every request to a repository needs. */
export interface Seat {
  client: Client;
  repository: Repository;
}

/** `owner` and `repo` as the REST routes take them. */
export function place({ repository }: Seat): { owner: string; repo: string } {
  return { owner: repository.owner, repo: repository.name };
}
