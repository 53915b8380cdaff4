import type { BoardHost } from "./board-host.js";
import type { RuleFiles } from "./documents.js";
import type { Repository } from "./repository.js";

/** Lets one sync of a repository run at a time, wherever it runs. */
export interface SyncLock {
  /** Null: it is taken, until that moment; else until when somebody else may have it. */
  take(until: Date, now: Date): Promise<Date | null>;
  /** False: somebody else has it by now. */
  renew(until: Date): Promise<boolean>;
  /** Leaves that of somebody else alone. */
  release(): Promise<void>;
}

/** A repository as whoever a token belongs to sees it. */
export interface TokenHost {
  repository: Repository;
  board: BoardHost;
  lock: SyncLock;
  /** The rule files at the tip of the default branch. */
  ruleFiles(): Promise<RuleFiles>;
}
