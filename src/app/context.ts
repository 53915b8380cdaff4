import type { GitHubRepository } from "./ports/github.js";
import type { Log } from "./ports/log.js";
import type { Repository } from "./ports/repository.js";
import type { Store } from "./ports/store.js";

/** What a use case works with: one repository, seen through the App. */
export interface Context {
  repository: Repository;
  host: GitHubRepository;
  store: Store;
  log: Log;
  now: () => Date;
}
