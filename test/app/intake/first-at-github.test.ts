import { fc } from "@fast-check/vitest";
import { expect, it } from "vitest";
import { watchMissed } from "../../../src/app/intake/watch-missed.js";
import type { FailedDelivery } from "../../../src/app/ports/github.js";
import type { Store } from "../../../src/app/ports/store.js";
import { recordedOf } from "../../../src/github/recorded.js";
import { quietLog } from "../../store/quiet-log.js";
import { describeStores } from "../../store/support.js";

interface Ask {
  /** GitHub's id of the comment: later ones have larger ones. */
  id: number;
  item: string;
  account: string;
  /** Second in which it was written; several may fall into one. */
  second: number;
}

interface Outage {
  asks: Ask[];
  /** Comments from this one on were missed, those from the second on came when the App was back. */
  missed: number;
  fresh: number;
  /** Makes the order in which fresh ones come, what is redelivered unasked, and how fast GitHub answers. */
  seed: number;
}

const outage = fc
  .record({
    steps: fc.array(
      fc.record({
        item: fc.constantFrom("A", "B"),
        account: fc.constantFrom("ada", "ben", "cleo"),
        wait: fc.nat(1),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    cuts: fc.tuple(fc.nat(12), fc.nat(12)),
    seed: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  })
  .map(({ steps, cuts, seed }): Outage => {
    let second = 0;
    const asks = steps.map(({ item, account, wait }, index) => {
      second += wait;
      return { id: index + 1, item, account, second };
    });
    return { asks, missed: Math.min(...cuts), fresh: Math.max(...cuts), seed };
  });

/** Numbers from 0 to 1 (Park and Miller). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function shuffled<T>(list: readonly T[], roll: () => number): T[] {
  return list
    .map((one): [number, T] => [roll(), one])
    .sort(([one], [other]) => one - other)
    .map(([, one]) => one);
}

const base = new Date("2026-03-01T10:00:00Z").getTime();
const guidOf = (ask: Ask, repositoryId: number) => `${repositoryId}-${ask.id}`;
const payloadOf = (ask: Ask) => ({
  ask,
  comment: { id: ask.id, created_at: new Date(base + ask.second * 1_000).toISOString() },
});

async function receive(store: Store, repositoryId: number, ask: Ask): Promise<void> {
  const payload = payloadOf(ask);
  await store.deliveries.receive({
    id: guidOf(ask, repositoryId),
    event: "issue_comment",
    action: "created",
    repositoryId,
    payload,
    receivedAt: new Date(),
    recorded: recordedOf("issue_comment", "created", payload),
  });
}

/** Decides what waits, one after the other; gives who won what. */
async function decide(store: Store, repositoryId: number, won: Map<string, string>): Promise<void> {
  for (;;) {
    const next = await store.deliveries.next(repositoryId);
    if (!next) return;
    const { item, account } = (next.payload as { ask: Ask }).ask;
    const outcome = await store.claims.take({
      repositoryId,
      itemKey: item,
      sessionId: account,
      login: account,
      accountId: null,
      ttl: 3_600_000,
      grace: 0,
      limit: 100,
      perLogin: 1_000,
      take: false,
      now: new Date(base),
    });
    if (outcome.kind === "won") won.set(item, account);
    await store.deliveries.finish(next.id, [], new Date());
  }
}

/** The App goes down and comes back; gives who holds what then. */
async function livedThrough(
  store: Store,
  repositoryId: number,
  outage: Outage,
): Promise<Map<string, string>> {
  const roll = dice(outage.seed);
  const won = new Map<string, string>();
  const before = outage.asks.slice(0, outage.missed);
  const missed = outage.asks.slice(outage.missed, outage.fresh);
  const fresh = outage.asks.slice(outage.fresh);
  for (const ask of before) {
    await receive(store, repositoryId, ask);
    await decide(store, repositoryId, won);
  }

  const attempts = missed.flatMap((ask): FailedDelivery[] => {
    const attempt = { guid: guidOf(ask, repositoryId), event: "issue_comment", action: "created" };
    const deliveredAt = new Date(base + ask.second * 1_000);
    return Array.from({ length: roll() < 0.2 ? 5 : 1 }, (_, index) => {
      return { ...attempt, id: `${ask.id}.${index}`, deliveredAt };
    });
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, roll() * 3));
  let allCame = () => {};
  const came = new Promise<void>((resolve) => {
    allCame = resolve;
  });
  const watch = watchMissed({
    store,
    github: {
      failedDeliveries: async () => [...attempts].reverse(),
      deliveryOf: async (id) => {
        await pause();
        await came;
        const ask = missed.find((one) => String(one.id) === id.split(".")[0]);
        return ask ? { action: "created", repositoryId, payload: payloadOf(ask) } : null;
      },
      redeliver: async () => {},
    },
    translate: { mayConcern: () => true, recordedOf },
    log: quietLog,
    now: () => new Date(),
  });
  // What is fresh, and what somebody else has redelivered, comes in any order while it is being read.
  const redelivered = missed.filter(() => roll() < 0.3);
  for (const ask of shuffled([...fresh, ...redelivered], roll)) await receive(store, repositoryId, ask);
  allCame();
  await watch.caughtUp;
  await decide(store, repositoryId, won);
  await watch.stop();
  return won;
}

describeStores("after an outage", (open) => {
  it("each item is whose claim GitHub recorded first, of those that were not decided before", async () => {
    const store = await open();
    let repositoryId = 0;
    await fc.assert(
      fc.asyncProperty(outage, async (one) => {
        repositoryId += 1;
        const won = await livedThrough(store, repositoryId, one);
        // They were written in this order.
        const first = new Map([...one.asks].reverse().map(({ item, account }) => [item, account]));
        expect(won).toEqual(first);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
