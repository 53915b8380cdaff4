import { expect, it } from "vitest";
import { noValues } from "../../src/core/board/absorb.js";
import type { BoardIssue } from "../../src/core/board/model.js";
import { trackKey } from "../../src/core/board/track-key.js";
import { describeStores } from "./support.js";

const at = new Date("2026-03-01T10:00:00Z");
const later = new Date("2026-03-01T11:00:00Z");
const row = (itemKey: string, issueNumber: number) => ({
  itemKey,
  issueNumber,
  issueId: 1_000 + issueNumber,
  issueNodeId: `I_${issueNumber}`,
});
const issue = (number: number): BoardIssue => ({
  number,
  id: 1_000 + number,
  nodeId: `I_${number}`,
  title: `Weld \u0000 "é" ${number}`,
  body: "a\r\nb",
  state: "open",
  stateReason: null,
  labels: ["x"],
  milestone: null,
  assignees: [],
  blockedBy: [3],
  parent: null,
  subIssues: 0,
  projectItem: { id: "P", values: { ...noValues, Status: "Ready" } },
});
const around = { labels: [], milestones: [], lost: [], project: null, projectProblem: "why" };

describeStores("what is kept of the board", (open) => {
  it("is what was seen last, and stale where somebody may have changed it since", async () => {
    const { boards } = await open();
    expect(await boards.kept(7)).toEqual({ issues: [], stale: [], around: null, fullAt: null });
    for (const one of [row("A", 1), row("B", 2)]) await boards.save(7, one);
    expect((await boards.kept(7)).stale.sort()).toEqual(["A", "B"]);
    const kept = [1, 2].map((number) => ({
      itemKey: "AB"[number - 1] ?? "",
      issue: issue(number),
      title: "T",
    }));
    await boards.touch(7, [1, 2], at);
    await boards.keep(7, { issues: kept, around, full: true }, at);
    expect(await boards.kept(7)).toEqual({ issues: kept, stale: [], around, fullAt: at });
    expect(await boards.touch(7, [2, 99], later)).toBe(1);
    await boards.touch(8, [1], later);
    await boards.keep(7, { issues: kept, around, full: false }, new Date(later.getTime() - 1));
    expect(await boards.kept(7)).toMatchObject({ stale: ["B"], fullAt: at });
    await boards.keep(7, { issues: kept, around, full: false }, later);
    expect((await boards.kept(7)).stale).toEqual([]);
  });

  it("stays stale where somebody changed it after it was loaded, though it was then about to be written", async () => {
    const { boards } = await open();
    await boards.save(7, row("A", 1));
    await boards.touch(7, [1], later);
    await boards.touch(7, [1], at);
    await boards.keep(7, { issues: [{ itemKey: "A", issue: issue(1), title: "T" }], around, full: true }, at);
    expect((await boards.kept(7)).stale).toEqual(["A"]);
  });

  it("is not that of another issue", async () => {
    const { boards } = await open();
    await boards.save(7, row("A", 1));
    await boards.keep(7, { issues: [{ itemKey: "A", issue: issue(1), title: "T" }], around, full: true }, at);
    await boards.save(7, row("A", 1));
    expect((await boards.kept(7)).issues).toHaveLength(1);
    await boards.save(7, row("A", 5));
    expect(await boards.kept(7)).toMatchObject({ issues: [], stale: ["A"] });
  });

  it("takes a thousand issues at once", async () => {
    const { boards } = await open();
    const keys = Array.from({ length: 1_000 }, (_, index) => index + 1);
    for (const number of keys) await boards.save(7, row(`T${number}`, number));
    const issues = keys.map((number) => ({ itemKey: `T${number}`, issue: issue(number), title: "T" }));
    await boards.keep(7, { issues, around, full: true }, at);
    expect((await boards.kept(7)).issues).toHaveLength(1_000);
  }, 60_000);
});

describeStores("the issue of a track", (open) => {
  it("mirrors no item", async () => {
    const { boards } = await open();
    await boards.save(7, row(trackKey("hull", 1), 4));
    expect(await boards.itemOfIssue(7, 4)).toBeNull();
    expect(await boards.items(7)).toHaveLength(1);
    expect(await boards.touch(7, [4], at)).toBe(1);
  });
});

describeStores("an issue that is being made", (open) => {
  it("is written down until it has a row, or is known not to be made", async () => {
    const { boards } = await open();
    await boards.beginCreation(7, "A", at);
    await boards.beginCreation(7, "B", at);
    await boards.beginCreation(7, "B", later);
    await boards.beginCreation(8, "A", at);
    await boards.save(7, row("A", 1));
    expect(await boards.creations(7)).toEqual([{ itemKey: "B", startedAt: later }]);
    await boards.endCreation(7, "B");
    expect(await boards.creations(7)).toEqual([]);
    expect(await boards.creations(8)).toHaveLength(1);
  });
});

describeStores("a renamed item", (open) => {
  it("keeps its issue and its live claim, which comes after older ones of the new key", async () => {
    const { boards, claims, mergedItems } = await open();
    const take = (itemKey: string, sessionId: string) =>
      claims.take({
        repositoryId: 7,
        itemKey,
        sessionId,
        login: "ada",
        accountId: null,
        ttl: 3_600_000,
        grace: 0,
        limit: 9,
        perLogin: 1_000,
        now: at,
        take: false,
      });
    await boards.save(7, row("A", 1));
    await take("K", "ben");
    await claims.release(7, "K", { sessionId: null }, "over", at);
    await take("A", "ada");
    const merged = { itemKey: "A", pull: 3, branch: "develop", commit: "c", mergedAt: at };
    await mergedItems.keep(7, merged);
    await mergedItems.keep(7, { ...merged, itemKey: "K", pull: 2 });
    await mergedItems.keep(8, merged);
    await boards.rename(7, "A", "K");
    expect(await mergedItems.all(7)).toEqual([{ ...merged, itemKey: "K" }]);
    expect(await mergedItems.all(8)).toEqual([merged]);
    expect(await boards.itemOfIssue(7, 1)).toEqual(row("K", 1));
    expect(await claims.live(7, at)).toMatchObject([{ itemKey: "K", sessionId: "ada", generation: 2 }]);
  });
});
