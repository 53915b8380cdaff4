import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "../app/ports/log.js";
import type { Lane } from "../app/ports/queue.js";
import type { JobData } from "./job-sender.js";

export interface FetchedJob {
  id: string;
  data: JobData;
}

export interface LaneWork {
  lane: Lane;
  /** Jobs that run at the same time. */
  concurrency: number;
  pollMs: number;
  /** Takes none before this is over. */
  after?: Promise<unknown> | undefined;
  /** Takes up to so many jobs off the queue. */
  fetch(limit: number): Promise<FetchedJob[]>;
  /** Runs one and settles it with the queue. Never throws. */
  run(job: FetchedJob): Promise<void>;
}

export interface LaneWorker {
  /** Fetches now, or as soon as there is room for one more job. */
  wake(): void;
  /** Fetches no more; resolves when all jobs have ended. */
  stop(): Promise<void>;
  running(): FetchedJob[];
}

/** Between two looks while something runs, milliseconds. */
const busyMs = 50;

/**
 * Takes jobs of one lane and runs them side by side. Ours instead of pg-boss's `work`, which neither awaits
 * nor catches the statement that completes a job: with the database gone, that ends the process.
 */
export function startLane(work: LaneWork, log: Log): LaneWorker {
  const jobs = new Map<FetchedJob, Promise<void>>();
  const alarm = alarmClock();
  let stopping = false;
  let endWait = () => {};
  const stopped = new Promise<void>((resolve) => {
    endWait = resolve;
  });

  const step = async () => {
    const room = work.concurrency - jobs.size;
    const fetched = room > 0 ? await work.fetch(room) : [];
    for (const job of fetched) {
      const ended = work.run(job).finally(() => {
        const full = jobs.size >= work.concurrency;
        jobs.delete(job);
        // With room left, the last look took all there was.
        if (full) alarm.ring();
      });
      jobs.set(job, ended);
    }
    if (fetched.length > 0 && fetched.length === room) return;
    await alarm.sleep(work.pollMs);
    // Most of what comes now is for the repository that is worked on: a burst of it is one look, not one each.
    if (room > 0 && jobs.size > 0 && !stopping) await sleep(busyMs);
  };
  const loop = async () => {
    let broken = false;
    if (work.after) await Promise.race([work.after, stopped]);
    while (!stopping) {
      try {
        await step();
        if (broken) log.info({ lane: work.lane }, "the queue is read again");
        broken = false;
      } catch (error) {
        if (!broken) log.error({ err: error, lane: work.lane }, "the queue can't be read; trying on");
        broken = true;
        await alarm.sleep(work.pollMs);
      }
    }
  };
  const loops = loop();
  return {
    wake: alarm.ring,
    running: () => [...jobs.keys()],
    stop: async () => {
      stopping = true;
      endWait();
      alarm.ring();
      await loops;
      await Promise.all(jobs.values());
    },
  };
}

/** A sleep that ends early when it rings; a ring while awake makes the next sleep none. */
function alarmClock(): { ring(): void; sleep(ms: number): Promise<void> } {
  let rung = false;
  let wakeUp: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wakeUp?.();
    },
    sleep: async (ms) => {
      if (!rung) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
          timer = setTimeout(resolve, ms);
        });
        clearTimeout(timer);
        wakeUp = null;
      }
      rung = false;
    },
  };
}
