import { expect, it } from "vitest";
import { MemoryBoards } from "../../../src/app/board/memory-boards.js";
import { item, plan } from "../../core/board/plans.js";
import { sandboxBoard } from "./sandbox-board.js";

/** A thousand items, each waiting for two of the ten before its block of ten. */
const thousand = plan(
  ...Array.from({ length: 1_000 }, (_, index) => {
    const block = Math.floor(index / 10) * 10;
    return item(`T${index}`, {
      track: `track-${index % 12}`,
      phase: `Phase ${Math.floor(index / 100)}`,
      estimate: "2h",
      dependsOn: block === 0 ? [] : [`T${block - 10 + (index % 10)}`, `T${block - 10 + ((index + 1) % 10)}`],
    });
  }),
);

it("a board of a thousand items and two thousand edges is made, and read again in a dozen requests", {
  timeout: 600_000,
}, async () => {
  const board = await sandboxBoard("acme", new MemoryBoards());
  try {
    board.asked();
    const first = await board.sync(thousand, { now: new Date() });
    expect(first).toMatchObject({ created: 1_012, problems: [] });
    const asked = board.asked();
    const count = (pattern: RegExp) => asked.filter((one) => pattern.test(one)).length;
    expect(count(/^POST \S+\/issues$/)).toBe(1_012);
    expect(count(/dependencies\/blocked_by$/)).toBe(1_980);
    expect(count(/addProjectV2ItemById|ProjectV2ItemFieldValue|addSubIssue/)).toBeLessThanOrEqual(50);
    expect(count(/^PATCH/)).toBe(0);
    const second = await board.sync(thousand, { now: new Date() });
    expect(second.writes).toBe(0);
    expect(board.asked().length).toBeLessThanOrEqual(15);
    const [head, ...rest] = thousand.items;
    const changed = plan({ ...(head ?? item("T0")), exitCriteria: "It floats." }, ...rest);
    await board.sync(changed, { now: new Date(), full: false });
    expect(board.asked()).toHaveLength(2);
  } finally {
    await board.sandbox.close();
  }
});
