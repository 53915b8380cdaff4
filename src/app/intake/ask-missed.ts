import { grouped } from "../../core/plan/grouped.js";
import type { Translator } from "../lanes/engine.js";
import type { NewDelivery, Recorded } from "../ports/deliveries.js";
import type { FailedDelivery, GitHub } from "../ports/github.js";
import type { Log } from "../ports/log.js";
import type { Store } from "../ports/store.js";

/** GitHub keeps what failed for three days. */
export const missedForMs = 3 * 86_400_000;
/** What failed so often fails for a reason of its own. */
const mostAttempts = 4;
/** So many are read before they are stored, so that those of one moment are stored in their order. */
const atOnce = 100;

export interface MissedDeps {
  store: Pick<Store, "deliveries">;
  github: Pick<GitHub, "failedDeliveries" | "deliveryOf" | "redeliver">;
  translate: Pick<Translator, "mayConcern" | "recordedOf">;
  log: Log;
  now: () => Date;
}

/** A delivery none of whose attempts reached us. */
interface Missed {
  /** The newest attempt. */
  attempt: FailedDelivery;
  attempts: number;
  /** When GitHub first sent it. */
  since: Date;
}

type Read = NewDelivery & { recorded: Recorded };

const inOrder = (one: Read, other: Read): number =>
  one.recorded.at.getTime() - other.recorded.at.getTime() || one.recorded.id - other.recorded.id;

/**
 * Reads from GitHub the deliveries that did not reach us, the oldest first, and stores them: it repeats none by itself, and
 * a redelivery would come when it likes. What came meanwhile by another attempt is known by its id, and one that comes
 * twice does nothing. 1 request per 100 that failed, and 1 for each that is missed. Gives how many were stored.
 */
export async function askMissed(deps: MissedDeps, since: Date, signal?: AbortSignal): Promise<number> {
  const { store, log } = deps;
  const missed = await listMissed(deps, since);
  let stored = 0;
  for (let start = 0; start < missed.length && !signal?.aborted; start += atOnce) {
    const batch = missed.slice(start, start + atOnce);
    const { read, failures } = await readAll(deps, batch);
    for (const delivery of read.sort(inOrder)) {
      if ((await store.deliveries.receive(delivery)) === "stored") stored += 1;
    }
    if (failures.length === 0) continue;
    log.warn({ err: failures[0], count: failures.length }, "could not read deliveries that did not reach us");
    if (failures.length === batch.length) break;
  }
  if (stored > 0) log.info({ stored }, "read from GitHub deliveries that did not reach us");
  return stored;
}

/** In the order in which GitHub first sent them, which is the reverse of how it lists them. */
async function listMissed({ store, github, translate }: MissedDeps, since: Date): Promise<Missed[]> {
  const failed = (await github.failedDeliveries(since)).reverse();
  const relevant = failed.filter(({ event, action }) => translate.mayConcern(event, action));
  const byGuid = grouped(relevant, ({ guid }) => guid);
  const known = new Set(await store.deliveries.known([...byGuid.keys()]));
  return [...byGuid].flatMap(([guid, attempts]): Missed[] => {
    const [first] = attempts;
    const attempt = attempts.at(-1);
    if (!attempt || !first || known.has(guid)) return [];
    return [{ attempt, attempts: attempts.length, since: first.deliveredAt }];
  });
}

async function readAll(deps: MissedDeps, batch: Missed[]): Promise<{ read: Read[]; failures: unknown[] }> {
  const settled = await Promise.allSettled(batch.map((one) => readOne(deps, one)));
  return {
    read: settled.flatMap((one) => (one.status === "fulfilled" && one.value ? [one.value] : [])),
    failures: settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : [])),
  };
}

/** Null: GitHub doesn't give it out; then another attempt is asked for, if that may help. */
async function readOne(deps: MissedDeps, { attempt, attempts, since }: Missed): Promise<Read | null> {
  const { github, translate, now } = deps;
  const { id, guid, event } = attempt;
  const found = await github.deliveryOf(id);
  if (!found) {
    if (attempts < mostAttempts) await github.redeliver(id);
    return null;
  }
  const recorded = translate.recordedOf(event, found.action, found.payload) ?? { at: since, id: 0 };
  return { ...found, id: guid, event, receivedAt: now(), recorded };
}
