import type { AccountStore } from "./account-store.js";
import type { AllowanceStore } from "./allowances.js";
import type { BoardRunStore } from "./board-run-store.js";
import type { BoardStore } from "./board-store.js";
import type { BranchStore } from "./branch-store.js";
import type { ClaimStore } from "./claims.js";
import type { CommentLog } from "./comment-log.js";
import type { ComparisonStore } from "./comparison-store.js";
import type { DeliveryStore } from "./deliveries.js";
import type { DocumentStore } from "./documents.js";
import type { IntentStore } from "./intents.js";
import type { KnownIssueStore } from "./known-issues.js";
import type { MergeStore } from "./merge-store.js";
import type { MergedItemStore } from "./merged-items.js";
import type { MessageStore } from "./messages.js";
import type { OccurrenceStore } from "./occurrences.js";
import type { PullNoteStore } from "./pull-notes.js";
import type { LeaseStore, Queue } from "./queue.js";
import type { RepositoryStore } from "./repository.js";
import type { SessionStore } from "./sessions.js";
import type { StackStore } from "./stack-store.js";
import type { StatusStore } from "./status-store.js";
import type { TokenStore } from "./tokens.js";
import type { VerdictStore } from "./verdict-store.js";
import type { WorkStore } from "./work.js";

/** Everything that is kept. PGlite on disk by default, PostgreSQL with `DATABASE_URL`; one SQL dialect. */
export interface Store {
  repositories: RepositoryStore;
  deliveries: DeliveryStore;
  work: WorkStore;
  accounts: AccountStore;
  claims: ClaimStore;
  sessions: SessionStore;
  tokens: TokenStore;
  messages: MessageStore;
  knownIssues: KnownIssueStore;
  intents: IntentStore;
  allowances: AllowanceStore;
  occurrences: OccurrenceStore;
  documents: DocumentStore;
  boards: BoardStore;
  boardRuns: BoardRunStore;
  verdicts: VerdictStore;
  comparisons: ComparisonStore;
  branches: BranchStore;
  stacks: StackStore;
  merges: MergeStore;
  mergedItems: MergedItemStore;
  pullNotes: PullNoteStore;
  status: StatusStore;
  comments: CommentLog;
  leases: LeaseStore;
  queue: Queue;
  /** Throws where the database can't be reached; for /readyz. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
