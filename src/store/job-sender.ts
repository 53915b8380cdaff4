import { CompiledQuery, sql } from "kysely";
import PgBoss from "pg-boss";
import type { Log } from "../app/ports/log.js";
import type { Job, Lane } from "../app/ports/queue.js";
import type { Database, Executor } from "./schema.js";

const settings = { schema: "pgboss", schedule: false, supervise: false };

export const lanes: readonly Lane[] = ["deliveries", "board", "verdict", "clock", "status"];

/** What a row of the queue holds: the hint where to look, and how often that failed in a row. */
export interface JobData extends Job {
  failures: number;
}

/**
 * The queue's tables, in the database's own connection. Jobs are hints: what is to be done stands in other
 * tables, so any number of equal hints that wait are one. The policy `short` allows one job a key that
 * waits, next to any number that run; a job that runs never swallows a new one.
 */
export async function installQueue(db: Database, log: Log): Promise<PgBoss> {
  await db.transaction().execute(createTables);
  const boss = new PgBoss({ db: executorFor(db), ...settings, migrate: false });
  boss.on("error", (error) => log.error({ err: error }, "the queue failed"));
  await boss.start();
  return boss;
}

/** Under a lock of ours: pg-boss's own comes after a look at the catalog, whose answer may be old by then. */
async function createTables(trx: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('signalbox queue', 0))`.execute(trx);
  const installer = new PgBoss({ db: executorFor(trx), ...settings, migrate: true });
  await installer.start();
  for (const name of lanes) await installer.createQueue(name, { name, policy: "short", expireInMinutes: 30 });
  await installer.stop({ graceful: false });
}

/** Sends within the transaction that is passed in. `key` sets apart hints that must not stand for each other. */
export interface JobSender {
  /** Look now. */
  now(executor: Executor, jobs: Job[]): Promise<void>;
  /** Look in so many seconds; one such hint at a time for each `key`. */
  delayed(executor: Executor, data: JobData, seconds: number, key: string): Promise<void>;
}

export function jobSender(boss: PgBoss): JobSender {
  return {
    now: async (executor, jobs) => {
      if (jobs.length === 0) return;
      const rows = jobs.map((job) => ({
        name: job.lane,
        data: { lane: job.lane, repositoryId: job.repositoryId, failures: 0 } satisfies JobData,
        singletonKey: String(job.repositoryId),
      }));
      await boss.insert(rows, { db: executorFor(executor) });
    },
    delayed: async (executor, data, seconds, key) => {
      await boss.send(data.lane, data, {
        startAfter: Math.max(0.001, seconds),
        singletonKey: `${data.repositoryId} ${key}`,
        db: executorFor(executor),
      });
    },
  };
}

/**
 * Runs pg-boss's SQL on our connection. Its maintenance comes as several statements between BEGIN and COMMIT,
 * which as they stand would leave the connection in a failed transaction; kysely's transaction rolls back.
 */
export function executorFor(executor: Executor): PgBoss.Db {
  return {
    executeSql: async (text, values) => {
      const [, statements] = /^\s*BEGIN;([\s\S]*)COMMIT;\s*$/.exec(text) ?? [];
      if (statements === undefined) return run(executor, text, values);
      if (executor.isTransaction) return run(executor, statements);
      return executor.transaction().execute((trx) => run(trx, statements));
    },
  };
}

async function run(executor: Executor, text: string, values: unknown[] = []): Promise<{ rows: object[] }> {
  return executor.executeQuery<object>(CompiledQuery.raw(text, values));
}
