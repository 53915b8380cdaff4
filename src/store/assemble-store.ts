import { sql } from "kysely";
import type { Log } from "../app/ports/log.js";
import type { Store } from "../app/ports/store.js";
import { accountStore } from "./accounts.js";
import { allowanceStore } from "./allowances.js";
import { boardRunStore } from "./board-runs.js";
import { boardStore } from "./boards.js";
import { branchStore } from "./branches.js";
import { claimStore } from "./claims.js";
import { commentLog } from "./comments.js";
import { comparisonStore } from "./comparisons.js";
import { deliveryStore } from "./deliveries.js";
import { documentStore } from "./documents.js";
import { intentStore } from "./intents.js";
import { installQueue, jobSender } from "./job-sender.js";
import { knownIssueStore } from "./known-issues.js";
import { leaseStore } from "./leases.js";
import { mergedItemStore } from "./merged-items.js";
import { mergeStore } from "./merges.js";
import { messageStore } from "./messages.js";
import { migrate } from "./migrate.js";
import { occurrenceStore } from "./occurrences.js";
import { pullNoteStore } from "./pull-notes.js";
import { jobQueue, type QueueTiming, usualTiming } from "./queue.js";
import { repositoryStore } from "./repositories.js";
import type { Database } from "./schema.js";
import { sessionStore } from "./sessions.js";
import { stackStore } from "./stacks.js";
import { statusStore } from "./status.js";
import { tokenStore } from "./tokens.js";
import { verdictStore } from "./verdicts.js";
import { workStore } from "./work.js";

export interface AssemblyOptions {
  log: Log;
  now?: () => Date;
  timing?: Partial<QueueTiming>;
}

/** Brings the tables to this version and puts the store together on them. `closed` runs after `close`. */
export async function assembleStore(
  db: Database,
  options: AssemblyOptions,
  closed: () => void,
): Promise<Store> {
  const { log, now = () => new Date() } = options;
  const ran = await migrate(db);
  if (ran.length > 0) log.info({ migrations: ran }, "the tables of the store are at this version now");
  const boss = await installQueue(db, log);
  const send = jobSender(boss);
  const queue = jobQueue({ db, boss, send, log, now, timing: { ...usualTiming, ...options.timing } });
  return {
    repositories: repositoryStore(db),
    deliveries: deliveryStore(db, send, queue),
    work: workStore(db, send, queue),
    accounts: accountStore(db),
    claims: claimStore(db),
    sessions: sessionStore(db),
    tokens: tokenStore(db),
    messages: messageStore(db),
    knownIssues: knownIssueStore(db),
    intents: intentStore(db),
    allowances: allowanceStore(db),
    occurrences: occurrenceStore(db),
    documents: documentStore(db),
    boards: boardStore(db),
    boardRuns: boardRunStore(db),
    verdicts: verdictStore(db),
    comparisons: comparisonStore(db),
    branches: branchStore(db),
    stacks: stackStore(db),
    merges: mergeStore(db),
    mergedItems: mergedItemStore(db),
    pullNotes: pullNoteStore(db),
    status: statusStore(db),
    comments: commentLog(db),
    leases: leaseStore(db),
    queue,
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close: async () => {
      try {
        await queue.stop(0);
        await boss.stop({ graceful: false });
      } finally {
        await db.destroy().finally(closed);
      }
    },
  };
}
