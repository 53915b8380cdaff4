import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/core/board/change.js";
import { readMarker } from "../../../src/core/board/marker.js";
import type { Plan } from "../../../src/core/plan/model.js";
import { item, now, plan } from "../../core/board/plans.js";
import type { FakeHost } from "./fake-host.js";
import { setting } from "./setting.js";

/** A hundred items with a hundred edges, in ten phases and five tracks. */
const hundred = plan(
  ...Array.from({ length: 100 }, (_, index) =>
    item(`T${index}`, {
      track: `track-${index % 5}`,
      phase: `Phase ${Math.floor(index / 10)}`,
      dependsOn: index === 99 ? ["T98", "T0"] : index > 0 ? [`T${index - 1}`] : [],
    }),
  ),
);

const keysOf = (host: FakeHost) => host.issues.map(({ body }) => readMarker(body)?.key).sort();

describe("a sync that is killed in a creation minutes after it began", () => {
  it("is not repeated at once: GitHub may still be making the issue", async () => {
    const one = setting();
    const two = plan(item("A"), item("B"));
    const minutes = (more: number) => new Date(now.getTime() + more * 60_000);
    one.host.before = (change) => {
      if (change.kind === "create-issue" && change.itemKey === "B") throw new Error("killed");
    };
    await expect(one.sync(two, { clock: () => minutes(9) })).rejects.toThrow("killed");
    one.host.before = () => {};
    const soon = minutes(9.1);
    expect(await one.sync(two, { now: soon })).toMatchObject({ created: 0, again: minutes(9.25) });
    expect(await one.sync(two, { now: minutes(9.3) })).toMatchObject({ created: 1, again: null });
  });
});

describe.each([
  // What a write that never left leaves behind is what the write before it left.
  ["before GitHub has it", "before", 9],
  ["after GitHub has done it", "after", 1],
] as const)("a sync of a hundred items that is killed at any single write, %s", (_, when, step) => {
  it("goes on with nothing twice and nothing missing", { timeout: 300_000 }, async () => {
    const whole = setting();
    const sync = (one: ReturnType<typeof setting>, of: Plan, at: Date) =>
      one.sync(of, { trackIssues: true, full: false, now: at });
    await sync(whole, hundred, now);
    const wanted = keysOf(whole.host);
    expect(wanted).toHaveLength(105);
    expect(whole.host.changes.length).toBeGreaterThan(205);
    for (let at = 0; at < whole.host.changes.length; at += step) {
      const one = setting();
      let left = at;
      one.host[when] = (_change: Change) => {
        if (left-- === 0) throw new Error("killed");
      };
      await expect(sync(one, hundred, now)).rejects.toThrow("killed");
      const later = new Date(now.getTime() + 20_000);
      expect((await sync(one, hundred, later)).problems).toEqual([]);
      expect(keysOf(one.host)).toEqual(wanted);
      expect((await one.sync(hundred, { trackIssues: true, now: later })).writes).toBe(0);
    }
  });
});
