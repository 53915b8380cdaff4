import { grouped } from "../../core/plan/grouped.js";
import type { GitHub } from "../ports/github.js";
import type { Log } from "../ports/log.js";
import type { Store } from "../ports/store.js";

/** GitHub keeps what failed for three days. */
export const missedForMs = 3 * 86_400_000;
/** What failed so often fails for a reason of its own. */
const mostAttempts = 4;

/**
 * Asks GitHub again for deliveries that did not reach us: it repeats none by itself. What came meanwhile by another attempt
 * is known by its id, and one that comes twice does nothing. Gives how many were asked for.
 */
export async function askMissed(
  deps: {
    store: Pick<Store, "deliveries">;
    github: Pick<GitHub, "failedDeliveries" | "redeliver">;
    log: Log;
  },
  since: Date,
): Promise<number> {
  const { store, github, log } = deps;
  const failed = grouped(await github.failedDeliveries(since), ({ guid }) => guid);
  if (failed.size === 0) return 0;
  const known = new Set(await store.deliveries.known([...failed.keys()]));
  let asked = 0;
  for (const [guid, [newest, ...before]] of failed) {
    if (!newest || known.has(guid) || before.length + 1 >= mostAttempts) continue;
    await github.redeliver(newest.id);
    asked += 1;
  }
  if (asked > 0) log.info({ asked }, "asked GitHub again for deliveries that did not reach us");
  return asked;
}
