import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyItem } from "../../../src/core/plan/draft.js";
import { parseEstimate } from "../../../src/core/plan/estimate.js";
import type { Item } from "../../../src/core/plan/model.js";
import { readPlan } from "../../../src/core/plan/read.js";
import { readyItems } from "../../../src/core/plan/ready.js";
import { waves } from "../../../src/core/plan/waves.js";

function item(key: string, dependsOn: string[] = [], more: Partial<Item> = {}): Item {
  const { groups: _groups, blocks: _blocks, unique: _unique, ...rest } = emptyItem(key, key, "p.md", 1);
  return { ...rest, state: "open", dependsOn, ...more };
}

const plan = (...items: Item[]) => ({ items });

describe("waves", () => {
  test("hold what can run at the same time, in the order of the plan", () => {
    const { waves: found } = waves(
      plan(item("e", ["c"]), item("a"), item("b"), item("c", ["b"]), item("d", ["a", "b"])),
    );
    expect(found).toEqual([["a", "b"], ["c", "d"], ["e"]]);
  });

  test("leave done items out and count them as done", () => {
    expect(waves(plan(item("a", [], { state: "done" }), item("b", ["a"]))).waves).toEqual([["b"]]);
  });

  test("order what can be ordered beside a cycle", () => {
    expect(waves(plan(item("a", ["b"]), item("b", ["a"]), item("c"), item("d", ["a"]))).waves).toEqual([
      ["c"],
    ]);
  });

  test("put every item after what it waits for", () => {
    const arbitrary = fc.array(fc.array(fc.nat(30), { maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(arbitrary, (edges) => {
        const items = edges.map((before, index) =>
          item(`k${index}`, [...new Set(before.filter((one) => one < index).map((one) => `k${one}`))]),
        );
        const result = waves({ items });
        const wave = new Map(result.waves.flatMap((keys, index) => keys.map((key) => [key, index])));
        expect(wave.size).toBe(items.length);
        for (const { key, dependsOn } of items) {
          const latest = Math.max(-1, ...dependsOn.map((before) => wave.get(before) ?? Number.NaN));
          expect(wave.get(key)).toBe(latest + 1);
        }
        expect(result.criticalPath).toHaveLength(result.waves.length);
      }),
    );
  });
});

describe("the critical path", () => {
  test("is the chain of most items where nobody has estimated", () => {
    expect(waves(plan(item("a"), item("b", ["a"]), item("x"))).criticalPath).toEqual(["a", "b"]);
  });

  test("is the chain of most hours where somebody has", () => {
    const items = [
      item("a", [], { estimate: "1h" }),
      item("b", ["a"], { estimate: "1h" }),
      item("x", [], { estimate: "1 day" }),
    ];
    const { criticalPath, timetable } = waves({ items });
    expect(criticalPath).toEqual(["x"]);
    expect(timetable).toEqual([
      { key: "a", start: 0, end: 1 },
      { key: "x", start: 0, end: 8 },
      { key: "b", start: 1, end: 2 },
    ]);
  });
});

test("conflicts name both items and the path", () => {
  const files = [{ path: "src/a.ts", access: "modify" as const }];
  const { conflicts } = waves(
    plan(item("a", [], { files }), item("b", [], { files }), item("c", ["a", "b"], { files })),
  );
  expect(conflicts).toEqual([{ items: ["a", "b"], path: "src/a.ts" }]);
});

test("ready is what waits for nothing that is open", () => {
  const items = [item("a", [], { state: "done" }), item("b", ["a"]), item("c", ["b"]), item("d", ["zz"])];
  expect(readyItems({ items }).map(({ key }) => key)).toEqual(["b"]);
  expect(readyItems({ items }, ["b"]).map(({ key }) => key)).toEqual(["c"]);
});

test.each([
  ["2h", 2],
  ["30 min", 0.5],
  ["1 day", 8],
  ["2 hours", 2],
  ["1.5 hours", 1.5],
  ["1h 30m", 1.5],
  ["2-3 days", 24],
  ["~4h", 4],
  ["1 week", 40],
  ["soon", null],
  ["2", null],
  ["2 apples", null],
  ["", null],
])("%j is %j hours", (text, hours) => {
  expect(parseEstimate(text)).toBe(hours);
});

test("chains and cycles of thousands don't overflow the stack", () => {
  const chain = (first: string): string =>
    JSON.stringify({
      items: Array.from({ length: 5000 }, (_, index) => ({
        key: `k${index}`,
        title: "t",
        dependsOn: index > 0 ? `k${index - 1}` : first,
      })),
    });
  const open = readPlan([{ path: "p.json", text: chain("k1").replace('"dependsOn":"k1"', '"owner":""') }]);
  expect(waves(open).waves).toHaveLength(5000);
  const closed = readPlan([{ path: "p.json", text: chain("k4999") }]);
  expect(closed.problems.map(({ code }) => code)).toEqual(["cycle"]);
  expect(waves(closed).waves).toEqual([]);
});
