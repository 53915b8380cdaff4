import type { BoardItemRow } from "../ports/board-store.js";
import type { SyncRequest } from "./sync-request.js";

/** GitHub ends a request after 10 s: what it has not made by then it won't make. */
const settledAfterMs = 15_000;
/** Our clock and GitHub's may differ. */
const skewMs = 5 * 60_000;

export interface Unsettled {
  /** Since when issues may have been made that we don't know of; null: there is no such thing. */
  since: Date | null;
  /** Ends the creations that made nothing; gives those of which it can't be told yet. */
  settle(found: ReadonlySet<string>): Promise<{ keys: string[]; until: Date } | null>;
}

/** Creations that were written down and of which nobody heard: the process was killed, or the connection broke. */
export async function unsettled(
  { repositoryId, boards, clock }: SyncRequest,
  rows: readonly BoardItemRow[],
): Promise<Unsettled> {
  const has = new Set(rows.map(({ itemKey }) => itemKey));
  const open = (await boards.creations(repositoryId)).filter(({ itemKey }) => !has.has(itemKey));
  const starts = open.map(({ startedAt }) => startedAt.getTime());
  return {
    since: open.length === 0 ? null : new Date(Math.min(...starts) - skewMs),
    settle: async (found) => {
      const left = open.filter(({ itemKey }) => !found.has(itemKey));
      const until = (startedAt: Date) => startedAt.getTime() + settledAfterMs;
      const young = left.filter(({ startedAt }) => until(startedAt) > clock().getTime());
      for (const { itemKey } of left)
        if (!young.some((one) => one.itemKey === itemKey)) await boards.endCreation(repositoryId, itemKey);
      if (young.length === 0) return null;
      const latest = Math.max(...young.map(({ startedAt }) => until(startedAt)));
      return { keys: young.map(({ itemKey }) => itemKey), until: new Date(latest) };
    },
  };
}
