import type { Repository } from "../../app/ports/repository.js";
import type { BoardClient } from "./client.js";

/** Where and as whom the board is read and written. */
export interface BoardSeat {
  octokit: BoardClient;
  repository: Repository;
  /** Login of whoever `octokit` writes as, `SLUG[bot]` for an App: only its issues are taken by their markers. */
  botLogin: string;
}

/** `owner` and `repo` as the REST routes take them. */
export function place({ repository }: BoardSeat): { owner: string; repo: string } {
  return { owner: repository.owner, repo: repository.name };
}

/** `owner` and `name` as the GraphQL documents take them. */
export function graphqlPlace({ repository }: BoardSeat): { owner: string; name: string } {
  return { owner: repository.owner, name: repository.name };
}
