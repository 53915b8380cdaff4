import { describe, expect, it } from "vitest";
import type { Plan } from "../../../src/core/plan/model.js";
import { claim, item, now, plan } from "../../core/board/plans.js";
import { setting } from "./setting.js";

/** Chains of five. */
const chain = (count: number, more: Parameters<typeof item>[1] = {}): Plan =>
  plan(
    ...Array.from({ length: count }, (_, index) =>
      item(`T${index}`, { dependsOn: index % 5 > 0 ? [`T${index - 1}`] : [], ...(index === 7 ? more : {}) }),
    ),
  );

const later = new Date(now.getTime() + 60_000);

describe("a sync after the first", () => {
  it("asks nothing where nothing changed", async () => {
    const { host, sync } = setting();
    await sync(chain(20));
    host.loads = [];
    expect(await sync(chain(20), { full: false })).toMatchObject({ writes: 0, problems: [] });
    expect(host.loads).toEqual([]);
  });

  it.each([
    ["a title", { title: "Something else" }],
    ["a deliverable", { deliverables: [{ text: "More", done: false }] }],
    ["a dependency", { dependsOn: ["T5", "T6"] }],
    ["that it is done", { state: "done" as const }],
  ])("asks and writes the same for %s, however long the plan is", async (_, more) => {
    const costs = [];
    for (const count of [10, 300]) {
      const { host, sync } = setting();
      await sync(chain(count));
      host.loads = [];
      host.changes = [];
      const result = await sync(chain(count, more), { full: false });
      expect(result.problems).toEqual([]);
      costs.push({
        loads: host.loads.length,
        issues: host.loads.reduce((sum, { known }) => sum + known.length, 0),
        writes: host.changes.length,
      });
      expect((await sync(chain(count, more))).writes).toBe(0);
    }
    expect(costs[0]?.writes).toBeGreaterThan(0);
    expect(costs[0]?.loads).toBe(1);
    expect(costs[1]).toEqual(costs[0]);
  });

  it("asks once for a new item, and looks for no marker", async () => {
    const { host, sync } = setting();
    await sync(chain(10));
    host.loads = [];
    expect(await sync(chain(11), { full: false })).toMatchObject({ created: 1 });
    expect(host.loads).toMatchObject([{ scan: false }]);
  });

  it("loads an issue that somebody changed, and then what hangs on it", async () => {
    const { host, boards, sync } = setting();
    await sync(chain(10));
    host.loads = [];
    Object.assign(host.mirror("T0"), { state: "closed", stateReason: "completed" });
    await boards.touch(1, [host.mirror("T0").number], now);
    await sync(chain(10), { full: false });
    expect(host.mirror("T1").labels).toContain("status: ready");
    expect(host.loads.map(({ known }) => known.map(({ itemKey }) => itemKey))).toEqual([["T0"], ["T1"]]);
    host.loads = [];
    await sync(chain(10), { full: false });
    expect(host.loads).toEqual([]);
  });

  it("sees within six hours what nobody told it of", async () => {
    const { host, sync } = setting();
    await sync(chain(3));
    host.mirror("T2").labels = ["theirs"];
    const soon = new Date(now.getTime() + 5 * 3_600_000);
    expect(await sync(chain(3), { full: false, now: soon })).toMatchObject({ writes: 0 });
    const then = new Date(now.getTime() + 7 * 3_600_000);
    expect(await sync(chain(3), { full: false, now: then })).toMatchObject({ writes: 1 });
    expect(host.mirror("T2").labels).toContain("status: blocked");
  });

  it("keeps what somebody changed during a sync for the next", async () => {
    const { host, boards, sync } = setting();
    await sync(chain(3));
    host.after = () => boards.touch(1, [host.mirror("T2").number], later);
    await sync(chain(3, {}), { full: true });
    await sync(plan(item("T0", { title: "New" }), ...chain(3).items.slice(1)), { full: false });
    host.after = () => {};
    host.mirror("T2").labels = ["theirs"];
    expect(
      await sync(plan(item("T0", { title: "New" }), ...chain(3).items.slice(1)), { full: false }),
    ).toMatchObject({
      writes: 1,
    });
  });
});

describe("a changed key", () => {
  const two = plan(item("A", { title: "Weld the keel" }), item("B", { title: "Paint it", dependsOn: ["A"] }));
  const renamed = plan(
    item("K1", { title: "Weld the keel" }),
    item("B", { title: "Paint it", dependsOn: ["K1"] }),
  );

  it("is a rename: the item keeps its issue", async () => {
    const { host, sync } = setting();
    await sync(two);
    const { number } = host.mirror("A");
    expect(await sync(renamed, { full: false })).toMatchObject({ created: 0, closed: 0 });
    expect(host.mirror("K1")).toMatchObject({ number, state: "open" });
    expect(host.mirror("B").blockedBy).toEqual([number]);
    expect((await sync(renamed)).writes).toBe(0);
  });

  it("is another item where the text is another, or where it can't be told which", async () => {
    const { host, sync } = setting();
    await sync(two);
    await sync(plan(item("K1", { title: "Sand the keel" }), item("B", { title: "Paint it" })));
    expect(host.mirror("A").state).toBe("closed");
    const same = plan(item("X", { title: "Paint it" }), item("Y", { title: "Paint it" }));
    expect(await sync(same)).toMatchObject({ created: 2 });
  });
});

describe("an issue that is made while its item is held", () => {
  it("is assigned to the holder, and has the type that the config names", async () => {
    const { host, sync } = setting();
    await sync(plan(item("A"), item("B")), { claims: [claim("A", { login: "ada" })], issueType: "Task" });
    expect(host.mirror("A").assignees).toEqual(["ada"]);
    expect(host.changes.filter(({ kind }) => kind === "create-issue")).toMatchObject([
      { itemKey: "A", assignees: ["ada"], type: "Task" },
      { itemKey: "B", assignees: [], type: "Task" },
    ]);
  });
});

describe("an issue that was asked for", () => {
  const one = plan(item("A"), item("B"));
  const lost = () => {
    throw new Error("connection reset");
  };

  it("is found after its answer was lost, and not made again", async () => {
    const { host, boards, sync } = setting();
    await sync(plan(item("A")));
    host.after = (change) => (change.kind === "create-issue" ? lost() : undefined);
    await expect(sync(one, { full: false })).rejects.toThrow("connection reset");
    host.after = () => {};
    expect(await sync(one, { full: false })).toMatchObject({ created: 0, again: null });
    expect(host.issues).toHaveLength(2);
    expect(boards.begun.size).toBe(0);
    expect(host.loads.at(-1)?.scan).toBeInstanceOf(Date);
  });

  it("is not asked for again while GitHub may still be at it", async () => {
    const { host, sync } = setting();
    await sync(plan(item("A")));
    host.before = (change) => (change.kind === "create-issue" ? lost() : undefined);
    await expect(sync(one, { full: false })).rejects.toThrow("connection reset");
    host.before = () => {};
    const result = await sync(one, { full: false });
    expect(result.created).toBe(0);
    expect(result.again).toEqual(new Date(now.getTime() + 15_000));
    expect(await sync(one, { full: false, now: result.again ?? now })).toMatchObject({
      created: 1,
      again: null,
    });
    expect(host.issues).toHaveLength(2);
  });
});
