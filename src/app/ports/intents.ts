import type { AnnounceDecision, IntentAsk } from "../../core/intents/decide.js";
import type { Intent } from "../../core/intents/model.js";

export interface IntentStore {
  /** Held and waiting ones, oldest first. */
  open(repositoryId: number): Promise<Intent[]>;
  /** Decides under a lock of the repository's intents, and keeps what was decided. */
  announce(
    ask: IntentAsk,
    decide: (open: Intent[]) => AnnounceDecision,
  ): Promise<{ intent: Intent; decision: AnnounceDecision }>;
  /** Ends those intents, and gives what they held to the next, whom `next` chooses among what is left. */
  end(
    repositoryId: number,
    ids: number[],
    reason: string,
    next: (open: Intent[]) => Intent[],
    now: Date,
  ): Promise<{ ended: Intent[]; promoted: Intent[] }>;
  /** Held ones whose time is over. */
  expired(repositoryId: number, now: Date): Promise<Intent[]>;
}
