import type { Claim } from "../../core/claims/model.js";
import type { Plan } from "../../core/plan/model.js";
import type { BoardHost } from "../ports/board-host.js";
import type { BoardStore } from "../ports/board-store.js";
import type { Log } from "../ports/log.js";

export interface SyncRequest {
  plan: Plan;
  /** Claims of the repository; those that lapsed before `now` don't count. `as-shown`: those that the board shows. */
  claims: readonly Claim[] | "as-shown";
  repositoryId: number;
  boards: BoardStore;
  host: BoardHost;
  project: { title: string } | { number: number } | false;
  /** Whether each track has an issue, with its items as sub-issues. */
  trackIssues: boolean;
  /** Issue type of new issues; null: none. */
  issueType: string | null;
  /** When the sync began. */
  now: Date;
  /** The time it is: a sync can take an hour. */
  clock(): Date;
  /** Write nothing while a `signalbox sync` of somebody's holds the repository; null: it is that one. */
  lock: "heeded" | null;
  /** Load everything, whatever is kept. */
  full?: boolean;
  log: Log;
  /** Waited for: before the first change and after each. */
  onProgress?: (made: number, total: number) => Promise<void>;
}
