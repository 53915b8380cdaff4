import { expect, it } from "vitest";
import type { WorkRequest, WorkStore } from "../../src/app/ports/work.js";
import { describeStores } from "./support.js";

const start = Date.parse("2026-03-01T10:00:00Z");
const seconds = (count: number) => new Date(start + count * 1_000);

function verdict(subject: string, changes: Partial<WorkRequest> = {}): WorkRequest {
  return { repositoryId: 7, kind: "verdict", subject, ...changes };
}

async function nextOf(work: WorkStore, at = 0) {
  const next = await work.next(7, "verdict", seconds(at));
  if (!next) throw new Error("there is nothing to do");
  return next;
}

const failed = (error: string) => ({ kind: "failed" as const, error });

describeStores("work", (open) => {
  it("is asked for once, however often it is asked for", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    await work.request([verdict("pull:1"), verdict("pull:1")], seconds(1));
    await work.complete(await nextOf(work, 1));
    expect(await work.next(7, "verdict", seconds(1))).toBeNull();
  });

  it("keeps the detail of the newest request", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1", { detail: { sha: "a\u0000" } })], seconds(0));
    expect((await nextOf(work)).detail).toEqual({ sha: "a\u0000" });
    await work.request([verdict("pull:1", { detail: 1 }), verdict("pull:1", { detail: ["b"] })], seconds(0));
    expect((await nextOf(work)).detail).toEqual(["b"]);
  });

  it("keeps a verdict's detail when it is asked for without one, and lets go of a board's", async () => {
    const { work } = await open();
    const fresh = { fresh: true };
    await work.request([verdict("pull:1", { detail: fresh })], seconds(0));
    await work.request([verdict("pull:1")], seconds(0));
    expect((await nextOf(work)).detail).toEqual(fresh);
    await work.request([verdict("pull:0", { detail: fresh }), verdict("pull:0")], seconds(0));
    await work.complete(await nextOf(work));
    expect(await nextOf(work)).toMatchObject({ subject: "pull:0", detail: fresh });
    const board: WorkRequest = { repositoryId: 7, kind: "board", subject: "plan" };
    await work.request([{ ...board, detail: { commit: "a" } }], seconds(0));
    await work.request([board], seconds(0));
    expect(await work.next(7, "board", seconds(0))).not.toHaveProperty("detail");
  });

  it("runs again when it was asked for while it ran", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    const running = await nextOf(work);
    await work.request([verdict("pull:1")], seconds(1));
    await work.complete(running);
    const again = await nextOf(work, 1);
    expect(again.version).toBeGreaterThan(running.version);
    await work.complete(again);
    expect(await work.next(7, "verdict", seconds(1))).toBeNull();
  });

  it("isn't completed by somebody who ran an earlier request of the same subject", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    const slow = await nextOf(work);
    await work.complete(await nextOf(work));
    await work.request([verdict("pull:1")], seconds(2));
    await work.complete(slow);
    expect(await work.next(7, "verdict", seconds(2))).not.toBeNull();
  });

  it("is done in the order of asking, and a subject that is asked for all the time goes behind the others", async () => {
    const { work } = await open();
    for (const subject of ["pull:3", "pull:1", "pull:2"]) await work.request([verdict(subject)], seconds(0));
    const order: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const next = await nextOf(work);
      order.push(next.subject);
      await work.request([verdict("pull:3")], seconds(0));
      await work.complete(next);
    }
    expect(order).toEqual(["pull:3", "pull:1", "pull:2", "pull:3"]);
  });

  it("keeps repositories and kinds apart", async () => {
    const { work } = await open();
    await work.request(
      [{ repositoryId: 7, kind: "board", subject: "plan" }, verdict("x", { repositoryId: 8 })],
      seconds(0),
    );
    expect(await work.next(7, "verdict", seconds(0))).toBeNull();
    expect(await work.next(7, "board", seconds(0))).toMatchObject({ subject: "plan" });
    expect(await work.next(8, "verdict", seconds(0))).toMatchObject({ subject: "x" });
  });

  it("waits until it is due after a failure, and counts them", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    const first = await nextOf(work);
    expect(first.attempts).toBe(0);
    await work.postpone(first, seconds(30), failed("GitHub \u0000 is down"), seconds(0));
    expect(await work.next(7, "verdict", seconds(29.999))).toBeNull();
    expect((await nextOf(work, 30)).attempts).toBe(1);
  });

  it("is due at once when it is asked for again, its failures forgotten", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    await work.postpone(await nextOf(work), seconds(30), failed("down"), seconds(0));
    await work.request([verdict("pull:1")], seconds(5));
    expect((await nextOf(work, 5)).attempts).toBe(0);
  });

  it("isn't put off when it was asked for again while it failed", async () => {
    const { work } = await open();
    await work.request([verdict("pull:1")], seconds(0));
    const running = await nextOf(work);
    await work.request([verdict("pull:1")], seconds(1));
    await work.postpone(running, seconds(30), failed("down"), seconds(1));
    expect((await nextOf(work, 1)).attempts).toBe(0);
  });

  it("counts what waits, what has failed, and apart from them what is only put off", async () => {
    const { work } = await open();
    expect(await work.backlog(seconds(0))).toEqual({ waiting: 0, later: 0 });
    await work.request([verdict("pull:1"), verdict("pull:2"), verdict("pull:3")], seconds(0));
    await work.postpone(await nextOf(work), seconds(30), failed("down"), seconds(0));
    await work.postpone(await nextOf(work), seconds(30), { kind: "early" }, seconds(0));
    expect(await work.backlog(seconds(1))).toEqual({ waiting: 2, later: 1 });
    expect(await work.backlog(seconds(30))).toEqual({ waiting: 3, later: 0 });
  });

  it("takes requests in any order from many at once", async () => {
    const { work } = await open();
    const subjects = Array.from({ length: 30 }, (_, index) => `pull:${index}`);
    const requests = subjects.map((subject) => verdict(subject));
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        work.request(index % 2 === 0 ? requests : [...requests].reverse(), seconds(index)),
      ),
    );
    const seen = new Set<string>();
    for (
      let next = await work.next(7, "verdict", seconds(10));
      next;
      next = await work.next(7, "verdict", seconds(10))
    ) {
      seen.add(next.subject);
      await work.complete(next);
    }
    expect(seen.size).toBe(30);
  });
});
