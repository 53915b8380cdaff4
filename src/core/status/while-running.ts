import type { Status } from "./model.js";

/**
 * The status as its issue shows it while a sync is under way, and when to look again. A sync that is younger than
 * `pauseMs` is not shown: most are through by then, and the issue would say so for as long.
 */
export function whileRunning(
  status: Status,
  now: Date,
  pauseMs: number,
): { shown: Status; again: Date | undefined } {
  const { run } = status.board;
  if (!run || run.stopped) return { shown: status, again: undefined };
  const soonest = Date.parse(run.since) + pauseMs;
  return soonest > now.getTime()
    ? { shown: { ...status, board: { ...status.board, run: null } }, again: new Date(soonest) }
    : { shown: status, again: new Date(now.getTime() + pauseMs) };
}
