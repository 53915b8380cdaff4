import type { BoardHost } from "./board-host.js";
import type { RuleFiles } from "./documents.js";
import type { Repository } from "./repository.js";

/** A repository as whoever a token belongs to sees it. */
export interface TokenHost {
  repository: Repository;
  board: BoardHost;
  /** The rule files at the tip of the default branch. */
  ruleFiles(): Promise<RuleFiles>;
}
