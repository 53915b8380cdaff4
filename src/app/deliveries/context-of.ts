import type { Context } from "../context.js";
import type { Engine } from "../lanes/engine.js";
import type { Repository } from "../ports/repository.js";

/** What a use case works with on a repository as it is kept: no request. */
export async function contextOf(
  { github, store, log, now }: Engine,
  repository: Repository,
): Promise<Context> {
  return { repository, host: await github.repository(repository), store, log, now };
}
