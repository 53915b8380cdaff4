import { assignedBeside, type Stray } from "../../core/claims/assignees.js";
import type { Context } from "../context.js";
import { settleAssignees } from "./settle-assignees.js";

/**
 * A claim that began or ended less than this ago may still be on its way to GitHub, which is not seen from here: commands
 * and the clock run beside the sync of a board.
 */
const restMs = 10 * 60_000;
/** Until what waits is decided. */
const waitMs = 60_000;

/**
 * Settles the assignees that a sync of the board has found beside their items' holders, after a look at each issue: 1
 * request, and what `settleAssignees` takes where it is so. Who claimed first is for the deliveries that wait to say, so
 * that those come first. Gives the moment at which to look again; null: all are settled.
 */
export async function settleStrays(context: Context, strays: readonly Stray[]): Promise<Date | null> {
  const { store, host, repository, now } = context;
  if (strays.length === 0) return null;
  if ((await store.deliveries.next(repository.id)) !== null) return new Date(now().getTime() + waitMs);
  const recent = await store.claims.recent(repository.id, now(), new Date(now().getTime() - restMs));
  const restless = new Set(recent.map(({ itemKey }) => itemKey));
  for (const { itemKey, issue } of strays) {
    if (restless.has(itemKey)) continue;
    const [snapshot, [claim = null]] = await Promise.all([
      host.issue(issue),
      store.claims.live(repository.id, now(), { itemKeys: [itemKey] }),
    ]);
    const accounts = assignedBeside(snapshot, [claim]);
    // Else what is kept of the issue is not what it is.
    if (accounts.length === 0) await store.boards.touch(repository.id, [issue], now());
    await store.work.request(await settleAssignees(context, issue, accounts), now());
  }
  return strays.some(({ itemKey }) => restless.has(itemKey)) ? new Date(now().getTime() + restMs) : null;
}
