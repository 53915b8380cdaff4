import { setTimeout as wait } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import type { NewDelivery } from "../../src/app/ports/deliveries.js";
import type { Job } from "../../src/app/ports/queue.js";
import { describeDatabases, describeStores, quickTiming } from "./support.js";

const slow = { poll: 60_000, sweep: 60_000, tidy: 60_000 };
const soon = { timeout: 10_000, interval: 10 };

function delivery(id: string, repositoryId = 7): NewDelivery {
  return { id, event: "push", action: null, repositoryId, payload: {}, receivedAt: new Date() };
}

describeStores("the queue", (open) => {
  it("runs a job for a delivery at once, without waiting for the next poll", async () => {
    const { deliveries, queue } = await open({ timing: slow });
    const jobs: Job[] = [];
    await queue.start(async (job) => void jobs.push(job));
    await wait(100);
    await deliveries.receive(delivery("a"));
    await vi.waitFor(() => expect(jobs).toEqual([{ lane: "deliveries", repositoryId: 7 }]), {
      timeout: 2_000,
    });
  });

  it("takes no job of a lane before what that waits for is over; stops also while it waits", async () => {
    const { deliveries, queue, work } = await open({ timing: quickTiming });
    let begin = () => {};
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const jobs: Job[] = [];
    const start = (after: Promise<void>) =>
      queue.start(async (job) => void jobs.push(job), { deliveries: after });
    await start(begun);
    await deliveries.receive(delivery("a"));
    await work.request([{ repositoryId: 7, kind: "board", subject: "plan" }], new Date());
    await vi.waitFor(() => expect(jobs.map(({ lane }) => lane)).toContain("board"), soon);
    await wait(100);
    expect(jobs.map(({ lane }) => lane)).not.toContain("deliveries");
    begin();
    await vi.waitFor(() => expect(jobs.map(({ lane }) => lane)).toContain("deliveries"), soon);
    await queue.stop(1_000);
    await start(new Promise(() => {}));
    await queue.stop(1_000);
  });

  it("queues the work that a delivery calls for in its own lane", async () => {
    const { deliveries, queue, work } = await open({ timing: slow });
    const jobs: Job[] = [];
    await queue.start(async (job) => {
      jobs.push(job);
      if (job.lane !== "deliveries") return;
      const requests = [
        { repositoryId: 7, kind: "board" as const, subject: "plan" },
        { repositoryId: 7, kind: "verdict" as const, subject: "pull:1" },
        { repositoryId: 7, kind: "verdict" as const, subject: "pull:2" },
      ];
      await deliveries.finish("a", requests, new Date());
    });
    await deliveries.receive(delivery("a"));
    await vi.waitFor(
      () => expect(jobs.map((job) => job.lane).sort()).toEqual(["board", "deliveries", "verdict"]),
      soon,
    );
    expect(await work.next(7, "verdict", new Date())).not.toBeNull();
  });

  it("makes one waiting job of many deliveries, and one more of those that come while it runs", async () => {
    const { deliveries, queue } = await open({ timing: slow });
    for (let count = 0; count < 50; count++) await deliveries.receive(delivery(`before-${count}`));
    let runs = 0;
    let finish = () => {};
    const running = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await queue.start(async () => {
      runs++;
      if (runs === 1) await running;
    });
    await vi.waitFor(() => expect(runs).toBe(1), soon);
    for (let count = 0; count < 50; count++) await deliveries.receive(delivery(`while-${count}`));
    finish();
    await vi.waitFor(() => expect(runs).toBeGreaterThanOrEqual(2), soon);
    await wait(200);
    // Each fetch may come before the next delivery, but none of the deliveries waits without a job.
    expect(runs).toBeLessThanOrEqual(51);
  });

  it("runs jobs of several repositories side by side", async () => {
    const { deliveries, queue } = await open({ timing: slow });
    const waiting: (() => void)[] = [];
    await queue.start(() => new Promise((resolve) => waiting.push(resolve)));
    for (const repositoryId of [1, 2, 3])
      await deliveries.receive(delivery(`r${repositoryId}`, repositoryId));
    await vi.waitFor(() => expect(waiting).toHaveLength(3), soon);
    for (const finish of waiting) finish();
  });

  it("runs a failed job again, a little later each time", async () => {
    const { deliveries, queue } = await open({
      timing: { ...slow, poll: 10, retryFirst: 50, retryMost: 200 },
    });
    const times: number[] = [];
    await queue.start(async () => {
      times.push(Date.now());
      if (times.length < 4) throw new Error("GitHub is down");
    });
    await deliveries.receive(delivery("a"));
    await vi.waitFor(() => expect(times).toHaveLength(4), soon);
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    for (const [index, least] of [50, 100, 200].entries())
      expect(waits[index]).toBeGreaterThanOrEqual(least - 15);
    await wait(300);
    expect(times).toHaveLength(4);
  });

  it("keeps one retry for a repository, however many jobs of it fail", async () => {
    const { deliveries, queue } = await open({ timing: { ...slow, poll: 10, retryFirst: 1_500 } });
    let runs = 0;
    await queue.start(async () => {
      runs++;
      throw new Error("GitHub is down");
    });
    for (let count = 0; count < 5; count++) {
      await deliveries.receive(delivery(`d${count}`));
      await vi.waitFor(() => expect(runs).toBe(count + 1), soon);
    }
    await vi.waitFor(() => expect(runs).toBe(6), soon);
    await wait(200);
    expect(runs).toBe(6);
  });

  it("puts a job back for later, and lets newer ones pass it", async () => {
    const { deliveries, queue } = await open({ timing: { ...slow, poll: 10 } });
    const times: number[] = [];
    await queue.start(async () => void times.push(Date.now()));
    const start = Date.now();
    await queue.later({ lane: "deliveries", repositoryId: 7 }, 0.6);
    await deliveries.receive(delivery("a"));
    await vi.waitFor(() => expect(times).toHaveLength(1), soon);
    expect((times[0] ?? 0) - start).toBeLessThan(500);
    await vi.waitFor(() => expect(times).toHaveLength(2), soon);
    expect((times[1] ?? 0) - start).toBeGreaterThanOrEqual(600);
  });

  it("finds postponed work when it is due, by the clock that it is given", async () => {
    let now = new Date("2026-03-01T10:00:00Z");
    const { queue, work } = await open({ now: () => now, timing: { ...quickTiming, sweep: 30 } });
    const request = { repositoryId: 7, kind: "board" as const, subject: "plan" };
    await work.request([request], now);
    const jobs: Job[] = [];
    await queue.start(async (job) => {
      jobs.push(job);
      const next = await work.next(7, "board", now);
      if (next)
        await work.postpone(
          next,
          new Date(now.getTime() + 3_600_000),
          { kind: "refused", error: "rate limit" },
          now,
        );
    });
    await vi.waitFor(() => expect(jobs.length).toBeGreaterThan(0), soon);
    await wait(150);
    const before = jobs.length;
    await wait(150);
    expect(jobs).toHaveLength(before);
    now = new Date(now.getTime() + 3_600_000);
    await vi.waitFor(() => expect(jobs).toHaveLength(before + 1), soon);
  });

  it("lets running jobs end before it stops, and fetches no more", async () => {
    const { deliveries, queue } = await open({ timing: slow });
    let ended = 0;
    await queue.start(async () => {
      await wait(200);
      ended++;
    });
    await deliveries.receive(delivery("a"));
    await wait(50);
    await queue.stop(5_000);
    expect(ended).toBe(1);
    await deliveries.receive(delivery("b"));
    await wait(100);
    expect(ended).toBe(1);
  });

  it("waits for a job no longer than it is told, and the job runs again at the next start", async () => {
    const { deliveries, queue } = await open({ timing: slow });
    let finish = () => {};
    let started = 0;
    await queue.start(() => {
      started++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await deliveries.receive(delivery("a"));
    await vi.waitFor(() => expect(started).toBe(1), soon);
    const start = Date.now();
    await queue.stop(100);
    expect(Date.now() - start).toBeLessThan(2_000);
    finish();
    const jobs: Job[] = [];
    await queue.start(async (job) => void jobs.push(job));
    await vi.waitFor(() => expect(jobs).toEqual([{ lane: "deliveries", repositoryId: 7 }]), soon);
  });

  it("doesn't start twice", async () => {
    const { queue } = await open();
    await queue.start(async () => {});
    await expect(queue.start(async () => {})).rejects.toThrow("runs already");
  });
});

describeDatabases("the queue of replicas", (create, kind) => {
  it.skipIf(kind === "pglite")("shares jobs: each runs once", async () => {
    const database = await create();
    // No sweep: it hints again at what somebody has fetched and not finished yet.
    const timing = { ...slow, poll: 20 };
    const stores = [await database.open({ timing }), await database.open({ timing })];
    const ran: number[] = [];
    for (const { queue, deliveries } of stores) {
      await queue.start(async ({ repositoryId }) => {
        await wait(20);
        const next = await deliveries.next(repositoryId);
        if (!next) return;
        ran.push(repositoryId);
        await deliveries.finish(next.id, [], new Date());
      });
    }
    const [first] = stores;
    for (let id = 1; id <= 20; id++) await first?.deliveries.receive(delivery(`d${id}`, id));
    await vi.waitFor(() => expect(ran).toHaveLength(20), soon);
    expect(new Set(ran).size).toBe(20);
  });

  it("finds what an earlier process left undone", async () => {
    const database = await create();
    const first = await database.open({ timing: slow });
    // Its job is active, as a killed process leaves it, and fetched by nobody any more.
    await first.queue.start(() => new Promise(() => {}));
    await first.deliveries.receive(delivery("a"));
    await wait(200);
    await first.close();
    const second = await database.open({ timing: slow });
    const jobs: Job[] = [];
    await second.queue.start(async (job) => void jobs.push(job));
    await vi.waitFor(() => expect(jobs).toEqual([{ lane: "deliveries", repositoryId: 7 }]), soon);
  });
});
