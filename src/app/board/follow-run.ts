import { advanced, type BoardRun, sameStop, started, worthSaving } from "../../core/board/run.js";
import type { Context } from "../context.js";
import { GitHubProblem } from "../ports/github-problem.js";
import { statusWork } from "../work/follow-up.js";
import type { SyncRequest } from "./sync-request.js";

/**
 * Runs a sync and keeps how far it is, for the status: what was made before an interruption counts on until a run
 * ends without an error. A stop is kept with the moment at which the work comes back, and thrown on.
 */
export async function followRun<T>(
  context: Pick<Context, "store" | "repository" | "log" | "now">,
  sync: (onProgress: NonNullable<SyncRequest["onProgress"]>) => Promise<T>,
): Promise<T> {
  const { store, repository, log, now } = context;
  const before = await store.boardRuns.find(repository.id);
  const start = started(before, now());
  let run = start;
  let kept: BoardRun | null = before;
  /** Of the last write, or of the first change: loading makes no progress. */
  let since: Date | null = null;

  async function save(next: BoardRun): Promise<void> {
    await store.boardRuns.save(repository.id, next);
    // While it runs, the status issue comes back by itself; it is told of the beginning and of a stop.
    if (!kept || kept.stopped || next.stopped) await store.work.request([statusWork(repository.id)], now());
    kept = next;
    since = now();
  }

  try {
    const result = await sync(async (made, total) => {
      run = advanced(start, made, total);
      since ??= now();
      if (worthSaving({ run: kept, at: since }, run, now())) await save(run);
    });
    if (kept) await store.boardRuns.end(repository.id);
    return result;
  } catch (error) {
    const stopped = stoppedBy(error, run, now());
    if (stopped && !sameStop(kept, stopped)) {
      await save(stopped).catch((failure: unknown) => {
        log.warn({ err: failure, repository: repository.name }, "could not keep how far the board is");
      });
    }
    throw error;
  }
}

/** Null: it stopped before anything was known of it, and not for GitHub's sake. */
function stoppedBy(error: unknown, run: BoardRun, at: Date): BoardRun | null {
  const limited = error instanceof GitHubProblem && error.kind === "rate-limited";
  const unreachable = error instanceof GitHubProblem && error.kind === "unavailable";
  if (run.total === 0 && !limited && !unreachable) return null;
  const reason = limited ? "rate-limit" : unreachable ? "unreachable" : "failure";
  return { ...run, stopped: { at, resumesAt: limited || unreachable ? error.retryAt : null, reason } };
}
