import type { Clock } from "../../src/github/clock.js";

export interface FakeClock extends Clock {
  /** What was slept, in order. */
  slept: number[];
}

/** Time that passes at once when somebody sleeps. */
export function fakeClock(start = 1_000_000): FakeClock {
  let time = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(ms) {
      slept.push(ms);
      const until = time + ms;
      await new Promise((resolve) => setImmediate(resolve));
      time = Math.max(time, until);
    },
  };
}
