import { describe, expect, it, vi } from "vitest";
import { askMissed } from "../../src/app/intake/ask-missed.js";
import { watchMissed } from "../../src/app/intake/watch-missed.js";
import type { NewDelivery } from "../../src/app/ports/deliveries.js";
import { GitHubProblem } from "../../src/app/ports/github-problem.js";
import { quietLog } from "../store/quiet-log.js";

interface Attempt {
  id: string;
  guid: string;
  event?: string;
  /** Seconds. */
  delivered?: number;
}

const second = (count: number) => new Date(count * 1_000);

/** What GitHub lists as failed, the newest first; the payloads it gives out, by attempt; and what the store knows. */
function setting(
  failed: Attempt[],
  payloads: Record<string, object | Error | null> = {},
  known: string[] = [],
) {
  const stored: NewDelivery[] = [];
  const read: string[] = [];
  const asked: string[] = [];
  const deps = {
    github: {
      failedDeliveries: async () =>
        failed.map(({ id, guid, event = "issue_comment", delivered = 0 }) => {
          return { id, guid, event, action: "created", deliveredAt: second(delivered) };
        }),
      deliveryOf: async (id: string) => {
        read.push(id);
        const payload = Object.hasOwn(payloads, id) ? payloads[id] : {};
        if (payload instanceof Error) throw payload;
        return payload && { action: "created", repositoryId: 3, payload };
      },
      redeliver: async (id: string) => void asked.push(id),
    },
    translate: {
      mayConcern: (event: string) => event !== "star",
      recordedOf: (_event: string, _action: string | null, payload: { at?: number; id?: number }) =>
        payload.at === undefined ? null : { at: second(payload.at), id: payload.id ?? 0 },
    },
    store: {
      deliveries: {
        known: async (ids: readonly string[]) => ids.filter((id) => known.includes(id)),
        receive: async (delivery: NewDelivery) => {
          stored.push(delivery);
          return "stored";
        },
      },
    },
    log: quietLog,
    now: () => second(1_000),
  };
  return { stored, read, asked, deps: deps as never, ask: () => askMissed(deps as never, new Date(0)) };
}

const guids = (stored: NewDelivery[]) => stored.map(({ id }) => id);

describe("what did not reach us", () => {
  it("is read once each, by its newest attempt, and stored as it was sent", async () => {
    const { ask, read, stored } = setting(
      [
        { id: "9", guid: "a", delivered: 9 },
        { id: "8", guid: "b", delivered: 8 },
        { id: "7", guid: "a", delivered: 7 },
      ],
      { 9: { at: 5, id: 1 }, 8: {} },
    );
    expect(await ask()).toBe(2);
    expect(read.sort()).toEqual(["8", "9"]);
    expect(stored).toEqual([
      {
        id: "a",
        event: "issue_comment",
        action: "created",
        repositoryId: 3,
        payload: { at: 5, id: 1 },
        receivedAt: second(1_000),
        recorded: { at: second(5), id: 1 },
      },
      // Where the payload doesn't say, the first attempt does.
      expect.objectContaining({ id: "b", recorded: { at: second(8), id: 0 } }),
    ]);
  });

  it("is stored in the order in which GitHub recorded it, ties by id, whatever the order of the attempts", async () => {
    const { ask, stored } = setting(
      ["a", "b", "c", "d"].map((guid, index) => ({ id: String(9 - index), guid, delivered: 9 - index })),
      { 9: { at: 3, id: 4 }, 8: { at: 3, id: 3 }, 7: { at: 4, id: 1 }, 6: { at: 1, id: 9 } },
    );
    await ask();
    expect(guids(stored)).toEqual(["d", "b", "a", "c"]);
  });

  it("but came by another attempt meanwhile, or concerns nobody, is left", async () => {
    const { ask, read } = setting(
      [
        { id: "9", guid: "came" },
        { id: "8", guid: "b", event: "star" },
      ],
      {},
      ["came"],
    );
    expect(await ask()).toBe(0);
    expect(read).toEqual([]);
  });

  it("is read also where it was sent in vain many times", async () => {
    const often = ["5", "4", "3", "2", "1"].map((id) => ({ id, guid: "often" }));
    const { ask, stored, asked } = setting(often);
    expect(await ask()).toBe(1);
    expect(guids(stored)).toEqual(["often"]);
    expect(asked).toEqual([]);
  });

  it("is asked for again where GitHub doesn't give it out, unless that failed time and again", async () => {
    const often = ["5", "4", "3", "2"].map((id) => ({ id, guid: "often" }));
    const { ask, asked } = setting([{ id: "9", guid: "a" }, ...often], { 9: null, 5: null });
    expect(await ask()).toBe(0);
    expect(asked).toEqual(["9"]);
  });

  it("but can't be read keeps nothing else from being stored", async () => {
    const { ask, stored } = setting(
      ["a", "b", "c"].map((guid, index) => ({ id: String(9 - index), guid })),
      { 8: new GitHubProblem("unavailable", "GitHub can't be reached") },
    );
    expect(await ask()).toBe(2);
    expect(guids(stored)).toEqual(["c", "a"]);
  });

  it("is left for the next time as soon as GitHub gives out nothing", async () => {
    const failed = Array.from({ length: 250 }, (_, index) => ({
      id: String(999 - index),
      guid: `g${index}`,
    }));
    const problem = new GitHubProblem("rate-limited", "GitHub's rate limit is used up");
    const { ask, read } = setting(failed, Object.fromEntries(failed.map(({ id }) => [id, problem])));
    expect(await ask()).toBe(0);
    expect(read).toHaveLength(100);
  });
});

describe("what is fresh", () => {
  const timing = { patience: 200, retry: 10, second: 60_000, every: 60_000 };
  const waits = async (promise: Promise<void>) => {
    const pause = new Promise<"waits">((resolve) => setTimeout(() => resolve("waits"), 60));
    return Promise.race([promise.then(() => "goes on" as const), pause]);
  };
  const failing = () => Promise.reject(new GitHubProblem("unavailable", "GitHub can't be reached"));

  it("waits until what was missed is stored", async () => {
    const { deps, stored } = setting([{ id: "9", guid: "a" }]);
    const { github } = deps as { github: { deliveryOf(id: string): Promise<unknown> } };
    const { deliveryOf } = github;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    github.deliveryOf = async (id) => {
      await gate;
      return deliveryOf(id);
    };
    const watch = watchMissed(deps, { ...timing, patience: 10_000 });
    expect(await waits(watch.caughtUp)).toBe("waits");
    open();
    await watch.caughtUp;
    expect(guids(stored)).toEqual(["a"]);
    await watch.stop();
  });

  it("waits while GitHub can't say, and asks on", async () => {
    const { deps, stored } = setting([{ id: "9", guid: "a" }]);
    const { github } = deps as { github: { failedDeliveries(): Promise<unknown> } };
    const { failedDeliveries } = github;
    github.failedDeliveries = vi
      .fn(failedDeliveries)
      .mockImplementationOnce(failing)
      .mockImplementationOnce(failing);
    const watch = watchMissed(deps, { ...timing, patience: 10_000 });
    await watch.caughtUp;
    expect(github.failedDeliveries).toHaveBeenCalledTimes(3);
    expect(guids(stored)).toEqual(["a"]);
    await watch.stop();
  });

  it("goes on after its patience, and never waits for a question that is asked later", async () => {
    const { deps } = setting([]);
    const { github } = deps as { github: { failedDeliveries(): Promise<unknown> } };
    github.failedDeliveries = vi.fn(failing);
    const started = performance.now();
    const watch = watchMissed(deps, timing);
    await watch.caughtUp;
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
    expect(performance.now() - started).toBeLessThan(2_000);
    await watch.stop();
    const asked = vi.mocked(github.failedDeliveries).mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(github.failedDeliveries).toHaveBeenCalledTimes(asked);
  });

  it("that fails while the App was starting is looked for again soon", async () => {
    const failed: Attempt[] = [];
    const { deps, stored } = setting(failed);
    const watch = watchMissed(deps, { ...timing, second: 30 });
    await watch.caughtUp;
    failed.push({ id: "9", guid: "late" });
    await vi.waitFor(() => expect(guids(stored)).toEqual(["late"]), { timeout: 2_000, interval: 10 });
    await watch.stop();
  });
});
