import { expect, it } from "vitest";
import type { Comparison } from "../../src/app/ports/github.js";
import { describeStores } from "./support.js";

const at = (hours: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + hours * 3_600_000);
const comparison: Comparison = {
  mergeBase: "c".repeat(40),
  files: [
    { path: "ü \u0000.ts", previousPath: null, status: "modified", lines: [{ from: 1, to: 2 }], oid: "d" },
  ],
};

describeStores("comparisons of commits", (open) => {
  it("are kept by repository, base and head, and what is learned of them later replaces them", async () => {
    const { comparisons } = await open();
    expect(await comparisons.find(7, "a", "b")).toBeNull();
    await comparisons.keep(7, "a", "b", comparison, at(0));
    expect(await comparisons.find(7, "a", "b")).toMatchObject({ mergeBase: comparison.mergeBase });
    const more = { mergeBase: "x", problem: "too many", differs: { "ü.ts": true } };
    await comparisons.keep(7, "a", "b", more, at(1));
    expect(await comparisons.find(7, "a", "b")).toEqual(more);
    expect(await comparisons.find(7, "b", "a")).toBeNull();
    expect(await comparisons.find(8, "a", "b")).toBeNull();
  });
});

describeStores("how far items are", (open) => {
  const progress = (key: string, done: boolean) => ({ key, done, issue: 1, dropped: false });

  it("is brought up to date item by item, where any is kept", async () => {
    const { status } = await open();
    await status.updateProgress(7, [progress("A", true)]);
    expect(await status.progress(7)).toEqual([]);
    await status.saveProgress(7, [progress("A", false), progress("B", false)]);
    await status.updateProgress(7, [progress("A", true), progress("C", false)]);
    expect(await status.progress(7)).toEqual([
      progress("A", true),
      progress("B", false),
      progress("C", false),
    ]);
  });

  it("loses nothing where two bring it up to date at once", async () => {
    const { status } = await open();
    const keys = Array.from({ length: 20 }, (_, index) => `K${index}`);
    await status.saveProgress(
      7,
      keys.map((key) => progress(key, false)),
    );
    await Promise.all(keys.map((key) => status.updateProgress(7, [progress(key, true)])));
    expect((await status.progress(7)).every(({ done }) => done)).toBe(true);
  });
});

describeStores("overrides", (open) => {
  it("remember the files as they were, or that they stay", async () => {
    const { pullNotes } = await open();
    const override = { pull: 3, rule: "all", reason: "because", login: "mona", accountId: null, at: at(0) };
    const files = new Map([
      ["__proto__", "1"],
      ["a.ts", "2"],
    ]);
    await pullNotes.addOverride(7, { ...override, files });
    await pullNotes.addOverride(7, { ...override, files: null });
    expect(await pullNotes.overrides(7, 3)).toEqual([
      { ...override, files },
      { ...override, files: null },
    ]);
    expect(await pullNotes.overrides(7, 4)).toEqual([]);
  });
});

describeStores("verdicts of open pull requests", (open) => {
  it("keep what they touch and whose they are", async () => {
    const { verdicts } = await open();
    const touches = {
      number: 1,
      title: "T",
      author: "ada",
      items: ["A"],
      tracks: ["t"],
      session: null,
      files: [],
    };
    const row = {
      subject: "pull:1",
      headSha: "h",
      headRef: "a",
      fromFork: false,
      baseRef: "main",
      lands: "main",
      finishes: [],
      digest: "d",
      conclusion: "success",
      open: true,
    };
    await verdicts.save(7, { ...row, checkRunId: null, commentId: null, items: ["A"], touches });
    expect((await verdicts.open(7))[0]?.touches).toEqual(touches);
  });
});

describeStores("branches", (open) => {
  const release = { name: "release/1", protected: true, tip: "t" };
  const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute));

  it("are known for a while, and until they are forgotten", async () => {
    const { branches } = await open();
    await branches.keep(7, { ...release, protected: false, tip: null }, at(0));
    await branches.keep(7, release, at(1));
    await branches.keep(8, { ...release, name: "__proto__" }, at(1));
    expect(await branches.known(7, at(0))).toEqual([release]);
    expect(await branches.known(7, at(1))).toEqual([]);
    await branches.forget(8, "release/1");
    expect(await branches.known(8, at(0))).toEqual([{ ...release, name: "__proto__" }]);
    await branches.forget(7, "release/1");
    expect(await branches.known(7, at(0))).toEqual([]);
  });
});

describeStores("stacks", (open) => {
  it("are those of each pull request, as they were said last", async () => {
    const { stacks } = await open();
    await stacks.keep(7, 1, { base: "main", position: 1, size: 2 });
    await stacks.keep(7, 2, { base: "main", position: 2, size: 2 });
    await stacks.keep(8, 1, { base: "next", position: 1, size: 1 });
    await stacks.keep(7, 1, { base: "main", position: 1, size: 3 });
    await stacks.keep(7, 2, null);
    await stacks.keep(7, 9, null);
    expect(await stacks.all(7)).toEqual(new Map([[1, { base: "main", position: 1, size: 3 }]]));
  });
});

describeStores("merged items", (open) => {
  it("are where they were merged last, in the order of that", async () => {
    const { mergedItems } = await open();
    const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 0, minute));
    const item = (itemKey: string, minute: number, branch = "develop") => ({
      ...{ itemKey, pull: 1, branch, commit: `c${minute}`, mergedAt: at(minute) },
    });
    await mergedItems.keep(7, item("__proto__", 3));
    await mergedItems.keep(7, item("A", 1));
    await mergedItems.keep(7, item("B", 2));
    await mergedItems.keep(8, item("A", 9));
    await mergedItems.keep(7, item("A", 4, "next"));
    await mergedItems.end(7, "B");
    await mergedItems.end(7, "gone");
    expect(await mergedItems.all(7)).toEqual([item("__proto__", 3), item("A", 4, "next")]);
  });
});
