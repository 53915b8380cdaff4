import { expect, it } from "vitest";
import type { NewDelivery } from "../../src/app/ports/deliveries.js";
import { describeStores } from "./support.js";

const now = new Date("2026-03-01T10:00:00Z");

function delivery(id: string, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    event: "push",
    action: null,
    repositoryId: 7,
    payload: { ref: id },
    receivedAt: now,
    ...changes,
  };
}

describeStores("deliveries", (open) => {
  it("stores a delivery once, however often it comes", async () => {
    const { deliveries } = await open();
    expect(await deliveries.receive(delivery("a"))).toBe("stored");
    expect(await deliveries.receive(delivery("a", { event: "issues" }))).toBe("repeated");
    expect(await deliveries.next(7)).toMatchObject({ id: "a", event: "push", attempts: 0 });
    expect((await deliveries.backlog()).waiting).toBe(1);
  });

  it("lets one of many senders of the same id store it", async () => {
    const { deliveries } = await open();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => deliveries.receive(delivery("a"))));
    expect(outcomes.filter((outcome) => outcome === "stored")).toHaveLength(1);
  });

  it("gives the oldest unfinished delivery of the repository", async () => {
    const { deliveries } = await open();
    for (const id of ["a", "b", "c"]) await deliveries.receive(delivery(id));
    await deliveries.receive(delivery("other", { repositoryId: 8 }));
    await deliveries.finish("a", [], now);
    const next = await deliveries.next(7);
    expect(next?.id).toBe("b");
    await deliveries.finish("b", [], now);
    const last = await deliveries.next(7);
    expect(last?.id).toBe("c");
    expect(last?.sequence).toBeGreaterThan(next?.sequence ?? Number.NaN);
    await deliveries.finish("c", [], now);
    expect(await deliveries.next(7)).toBeNull();
    expect((await deliveries.next(8))?.id).toBe("other");
  });

  it("gives first what was recorded first at GitHub, ties by its id there, then by arrival", async () => {
    const { deliveries } = await open();
    const at = (seconds: number, id = 0) => ({
      recorded: { at: new Date(now.getTime() + seconds * 1_000), id },
    });
    const coming: [string, Partial<NewDelivery>][] = [
      ["fresh", at(60, 9)],
      ["late", at(-60, 7)],
      ["tie 5", at(-30, 5)],
      ["tie 4", at(-30, 2 ** 52)],
      ["tie without an id", at(-30)],
      ["unknown", {}],
      ["unknown too", { recorded: null }],
    ];
    for (const [id, more] of coming) await deliveries.receive(delivery(id, more));
    const order: string[] = [];
    for (let next = await deliveries.next(7); next; next = await deliveries.next(7)) {
      order.push(next.id);
      await deliveries.finish(next.id, [], now);
    }
    expect(order).toEqual(["late", "tie without an id", "tie 5", "tie 4", "unknown", "unknown too", "fresh"]);
  });

  it("brings back every payload unharmed", async () => {
    const { deliveries } = await open();
    const payload = {
      nul: "a\u0000b",
      escape: "\\u0000",
      lone: "\ud800",
      emoji: "🚦",
      rtl: "\u202eabc",
      nested: [1, 2.5, null, { "key \u0000": true }],
      id: 2 ** 52 + 1,
    };
    await deliveries.receive(delivery("a", { payload, action: "edited", repositoryId: 2 ** 52 + 1 }));
    const back = await deliveries.next(2 ** 52 + 1);
    expect(back).toEqual({
      ...delivery("a", { payload, action: "edited", repositoryId: 2 ** 52 + 1 }),
      sequence: expect.any(Number),
      attempts: 0,
    });
  });

  it("finishes a delivery and adds its work together, or neither", async () => {
    const { deliveries, work } = await open();
    await deliveries.receive(delivery("a"));
    const board = { repositoryId: 7, kind: "board" as const, subject: "plan" };
    const broken = { repositoryId: 7, kind: "nonsense" as "verdict", subject: "pull:1" };
    await expect(deliveries.finish("a", [board, broken], now)).rejects.toThrow();
    expect(await deliveries.next(7)).not.toBeNull();
    expect(await work.next(7, "board", now)).toBeNull();

    await deliveries.finish("a", [board], now);
    expect(await deliveries.next(7)).toBeNull();
    expect(await work.next(7, "board", now)).toMatchObject(board);
  });

  it("counts failures, and gives a hopeless one up so that the next gets its turn", async () => {
    const { deliveries } = await open();
    await deliveries.receive(delivery("a"));
    await deliveries.receive(delivery("b"));
    await deliveries.fail("a", "GitHub said \u0000 no", false, now);
    expect(await deliveries.next(7)).toMatchObject({ id: "a", attempts: 1 });
    await deliveries.fail("a", "again", true, now);
    expect((await deliveries.next(7))?.id).toBe("b");
    expect(await deliveries.receive(delivery("a"))).toBe("repeated");
  });

  it("says how many wait and since when", async () => {
    const { deliveries } = await open();
    expect(await deliveries.backlog()).toEqual({ waiting: 0, oldest: null });
    const earlier = new Date(now.getTime() - 5_000);
    await deliveries.receive(delivery("a", { receivedAt: earlier }));
    await deliveries.receive(delivery("b"));
    expect(await deliveries.backlog()).toEqual({ waiting: 2, oldest: earlier });
  });
});
