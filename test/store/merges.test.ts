import { expect, it } from "vitest";
import { takenBackContent } from "../../src/core/reverts/content-key.js";
import { describeStores } from "./support.js";

const at = (hours: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + hours * 3_600_000);
const paths = [
  { path: "ü \u0000.ts", before: "100644 1", after: "100755 2" },
  { path: "__proto__", before: null, after: "100644 3" },
];
const merge = (pull: number, hours: number, more: object = {}) => ({
  ...{ pull, baseRef: "main", before: "b", after: "a", paths, items: ["B1"], mergedAt: at(hours) },
  ...more,
});

describeStores("merged changes", (open) => {
  it("are found by what was there before them, the newest that nobody took back first", async () => {
    const { merges } = await open();
    const content = takenBackContent(paths);
    expect(await merges.find(7, 1)).toBeNull();
    for (const [pull, hours] of [
      [1, 1],
      [2, 3],
      [3, 2],
    ] as const)
      await merges.keep(7, merge(pull, hours));
    await merges.keep(7, merge(4, 9, { baseRef: "develop" }));
    await merges.keep(7, merge(5, 9, { paths: paths.slice(1) }));
    await merges.keep(8, merge(6, 9));
    const found = async () => (await merges.undoneBy(7, "main", content)).map(({ pull }) => pull);
    expect(await found()).toEqual([2, 3, 1]);
    expect(await merges.find(7, 2)).toEqual({ ...merge(2, 3), takenBackBy: null, proven: null });
    await merges.markTakenBack(7, 2, 12);
    expect(await found()).toEqual([3, 1, 2]);
    expect((await merges.takenBackBy(7, 12)).map(({ pull }) => pull)).toEqual([2]);
    expect(await merges.takenBackBy(8, 12)).toEqual([]);
  });

  it("that are kept again stay taken back and proven", async () => {
    const { merges } = await open();
    await merges.keep(7, merge(1, 1, { paths: [], items: [] }));
    await merges.markTakenBack(7, 1, 12);
    await merges.markProven(7, 1, "x y");
    await merges.keep(7, merge(1, 1));
    expect(await merges.find(7, 1)).toEqual({ ...merge(1, 1), takenBackBy: 12, proven: "x y" });
  });
});
