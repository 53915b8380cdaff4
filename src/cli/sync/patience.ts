import { setTimeout as sleep } from "node:timers/promises";
import { GitHubProblem } from "../../app/ports/github-problem.js";

const oddities = 5;
/** By then GitHub has ended whatever it was at. */
const uncertainMs = 15_000;

/**
 * Does it until it is done, however long GitHub makes it wait: a used up hour, an outage, a connection that broke in a
 * creation. `waiting` is told until when. Other errors are thrown, and so are broken connections without end.
 */
export async function untilDone<T extends { again: Date | null }>(
  once: () => Promise<T>,
  waiting: (until: Date, why: string) => void,
): Promise<T> {
  for (let broken = 0; ; ) {
    const wait = await once().then(
      (result) =>
        result.again ? { until: result.again, why: "GitHub may still be making an issue" } : { result },
      (error: unknown) => {
        if (!(error instanceof GitHubProblem)) throw error;
        if (error.kind === "rate-limited")
          return { until: error.retryAt ?? soon(), why: "GitHub's rate limit" };
        broken += 1;
        if (broken > oddities || !["unavailable", "uncertain"].includes(error.kind)) throw error;
        return { until: error.retryAt ?? soon(), why: "GitHub can't be reached" };
      },
    );
    if ("result" in wait) return wait.result;
    waiting(wait.until, wait.why);
    await sleep(Math.max(0, wait.until.getTime() - Date.now()) + 500);
  }
}

const soon = (): Date => new Date(Date.now() + uncertainMs);
