import type PgBoss from "pg-boss";
import type { Log } from "../app/ports/log.js";
import type { Job, Lane, Queue } from "../app/ports/queue.js";
import { executorFor, type JobData, type JobSender, lanes } from "./job-sender.js";
import { type FetchedJob, type LaneWorker, startLane } from "./lane-worker.js";
import { repeatedly } from "./repeatedly.js";
import type { Database } from "./schema.js";
import { prune, sweep } from "./sweep.js";

/** Milliseconds. */
export interface QueueTiming {
  /** How often each lane looks for jobs that another process sent; those of this one are seen at once. */
  poll: number;
  /** How often work is found that has no job. */
  sweep: number;
  /** How often old rows are let go of. */
  tidy: number;
  /** The first wait after a failure; it doubles up to `retryMost`. */
  retryFirst: number;
  retryMost: number;
}

export const usualTiming: QueueTiming = {
  poll: 1_000,
  sweep: 15_000,
  tidy: 600_000,
  retryFirst: 1_000,
  retryMost: 30_000,
};

/** Jobs of one lane that run at the same time, each for another repository. */
const concurrency: Record<Lane, number> = { deliveries: 4, board: 2, verdict: 4, clock: 2, status: 2 };

export interface QueueParts {
  db: Database;
  boss: PgBoss;
  send: JobSender;
  log: Log;
  now: () => Date;
  timing: QueueTiming;
}

export function jobQueue(parts: QueueParts): Queue {
  const { db, boss, send, log, timing } = parts;
  const workers = new Map<Lane, LaneWorker>();
  let stopChores: (() => Promise<void>)[] = [];
  const wake = (lane: Lane) => workers.get(lane)?.wake();

  const look = async () => {
    for (const { lane } of await sweep(db, send, parts.now())) wake(lane);
  };
  const tidy = async () => {
    await prune(db, parts.now());
    await boss.maintain();
  };

  return {
    wake,
    start: async (handle, after = {}) => {
      if (workers.size > 0) throw new Error("the queue runs already");
      await look();
      for (const lane of lanes) {
        const run = (job: FetchedJob) => runJob(parts, handle, job);
        const work = {
          lane,
          concurrency: concurrency[lane],
          pollMs: timing.poll,
          after: after[lane],
          fetch: fetchFrom(parts, lane),
          run,
        };
        workers.set(lane, startLane(work, log));
      }
      stopChores = [
        repeatedly(timing.sweep, "sweep", look, log),
        repeatedly(timing.tidy, "tidy up", tidy, log),
      ];
    },
    later: (job, seconds) => send.delayed(db, { ...job, failures: 0 }, seconds, "later"),
    stop: async (graceMs) => {
      const running = [...workers.values()];
      workers.clear();
      for (const stop of stopChores.splice(0)) await stop();
      const ended = Promise.all(running.map((worker) => worker.stop()));
      if (await endsWithin(ended, graceMs)) return;
      // Somebody else may start on these at once, instead of when the next sweep finds them.
      await send.now(
        db,
        running.flatMap((worker) => worker.running().map((job) => job.data)),
      );
    },
  };
}

/** pg-boss's `fetch` drops the error of a failed statement; a queue that can't be read must not look empty. */
function fetchFrom({ db, boss }: QueueParts, lane: Lane) {
  return async (limit: number): Promise<FetchedJob[]> => {
    const failures: unknown[] = [];
    const executor = executorFor(db);
    const watched: PgBoss.Db = {
      executeSql: async (text, values) => {
        try {
          return await executor.executeSql(text, values);
        } catch (error) {
          failures.push(error);
          throw error;
        }
      },
    };
    const jobs = await boss.fetch<JobData>(lane, { batchSize: limit, db: watched });
    if (failures.length > 0) throw failures[0];
    return jobs;
  };
}

async function runJob(
  parts: QueueParts,
  handle: (job: Job) => Promise<void>,
  job: FetchedJob,
): Promise<void> {
  const { db, boss, send, log, timing } = parts;
  const { lane, repositoryId, failures } = job.data;
  try {
    const failure = await failureOf(() => handle({ lane, repositoryId }));
    await db.transaction().execute(async (trx) => {
      await boss.deleteJob(lane, job.id, { db: executorFor(trx) });
      if (failure === null) return;
      const wait = Math.min(timing.retryMost, timing.retryFirst * 2 ** Math.min(failures, 20)) / 1_000;
      log.warn(
        { err: failure.error, lane, repositoryId, failures: failures + 1 },
        `a job failed; again in ${wait} s`,
      );
      await send.delayed(trx, { lane, repositoryId, failures: failures + 1 }, wait, "retry");
    });
  } catch (error) {
    // The job stays as it is; what it points at is found by the next sweep.
    log.error({ err: error, lane, repositoryId }, "the end of a job can't be written down");
  }
}

async function failureOf(run: () => Promise<void>): Promise<{ error: unknown } | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return { error };
  }
}

async function endsWithin(ended: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const inTime = await Promise.race([ended.then(() => true as const), late]);
  clearTimeout(timer);
  return inTime;
}
