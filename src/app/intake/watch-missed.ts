import { setTimeout as sleep } from "node:timers/promises";
import { askMissed, type MissedDeps, missedForMs } from "./ask-missed.js";

/** Milliseconds. */
export interface WatchTiming {
  /** What is fresh waits so long, at most, for what was missed before the start. */
  patience: number;
  /** Between two questions that GitHub didn't answer, while there is patience left. */
  retry: number;
  /** From the first look to the second: GitHub waits 10 s for an answer before it writes down a failure. */
  second: number;
  /** From then on. */
  every: number;
}

const usual: WatchTiming = { patience: 10_000, retry: 1_000, second: 15_000, every: 10 * 60_000 };

export interface MissedWatch {
  /** Resolves once what was missed before the start is stored, or when patience is at its end; never rejects. */
  caughtUp: Promise<void>;
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** Asks GitHub for what was missed: at once, once more soon, and every ten minutes. */
export function watchMissed(deps: MissedDeps, timing: WatchTiming = usual): MissedWatch {
  const stopping = new AbortController();
  const { signal } = stopping;

  /** True: GitHub answered. */
  const look = async (): Promise<boolean> => {
    try {
      await askMissed(deps, new Date(deps.now().getTime() - missedForMs), signal);
      return true;
    } catch (error) {
      deps.log.warn({ err: error }, "could not ask GitHub for missed deliveries; it is tried again");
      return false;
    }
  };
  const pause = (ms: number) => sleep(ms, undefined, { signal, ref: false }).catch(() => {});

  const deadline = performance.now() + timing.patience;
  const first = async () => {
    while (!(await look()) && performance.now() < deadline && !signal.aborted) await pause(timing.retry);
  };
  const firstLook = first();
  const loop = async () => {
    await firstLook;
    for (let wait = timing.second; !signal.aborted; wait = timing.every) {
      await pause(wait);
      if (!signal.aborted) await look();
    }
  };
  const running = loop();
  return {
    caughtUp: Promise.race([firstLook, pause(timing.patience)]),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
