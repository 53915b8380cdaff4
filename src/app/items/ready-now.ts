import { type ReadyItem, readyInstead } from "../../core/claims/decide.js";
import type { Item } from "../../core/plan/model.js";
import type { Context } from "../context.js";
import type { Rulebook } from "../rulebook/rulebook.js";
import { freshened, keptProgress } from "./kept-progress.js";

export interface Wanted {
  /** An item that is not wanted. */
  not: string | null;
  /** Its items come first. */
  track: string | null;
  count: number;
  /** The items to choose from; all where left out. */
  among?: readonly Item[];
}

/** Looked up beyond those that are shown, in case one of them is over meanwhile. */
const spare = 5;

/**
 * Items that can be started now, the most urgent first, and how many more there are. The last sync says which they are;
 * those that are shown are looked up anew, so that naming three of ten thousand costs 1 request.
 */
export async function readyNow(
  context: Context,
  rulebook: Rulebook,
  { not, track, count, among = rulebook.plan.items }: Wanted,
): Promise<{ ready: ReadyItem[]; more: number }> {
  const { plan } = rulebook;
  const { store, repository, now } = context;
  const [kept, claimed, merged] = await Promise.all([
    keptProgress(context, rulebook),
    store.claims.claimedKeys(repository.id, now()),
    store.mergedItems.all(repository.id),
  ]);
  const claims = [...claimed.map((itemKey) => ({ itemKey })), ...merged];
  const all = readyInstead(
    { plan: { ...plan, items: [...among] }, claims, progress: kept },
    { not, track, count: Number.POSITIVE_INFINITY },
  );
  const first = new Set(all.slice(0, count + spare).map(({ key }) => key));
  if (first.size === 0) return { ready: [], more: 0 };
  const progress = await freshened(context, rulebook, kept, [...first]);
  const looked = { ...plan, items: among.filter(({ key }) => first.has(key)) };
  const ready = readyInstead({ plan: looked, claims, progress }, { not, track, count });
  return { ready, more: Math.max(0, all.length - count) };
}
