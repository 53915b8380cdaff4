import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryBoards } from "../../../src/app/board/memory-boards.js";
import { item, plan } from "../../core/board/plans.js";
import { type SandboxBoard, sandboxBoard } from "./sandbox-board.js";

/** A hundred items with a hundred edges, in ten phases and five tracks. */
const hundred = plan(
  ...Array.from({ length: 100 }, (_, index) =>
    item(`T${index}`, {
      track: `track-${index % 5}`,
      phase: `Phase ${Math.floor(index / 10)}`,
      priority: index % 2 ? "P1" : null,
      dependsOn: index === 99 ? ["T98", "T0"] : index > 0 ? [`T${index - 1}`] : [],
      deliverables: [{ text: "Write it", done: false }],
    }),
  ),
);

describe("a hundred items in a GitHub on this machine", () => {
  let board: SandboxBoard<MemoryBoards>;
  beforeAll(async () => {
    board = await sandboxBoard("acme", new MemoryBoards());
  });
  afterAll(() => board.sandbox.close());

  it("take one write each, one each edge, and one mutation for 20 project items", async () => {
    board.asked();
    const result = await board.sync(hundred);
    expect(result).toMatchObject({ created: 105, problems: [], drift: [] });
    const asked = board.asked();
    const count = (pattern: RegExp) => asked.filter((one) => pattern.test(one)).length;
    // One for each track besides.
    expect(count(/^POST \S+\/issues$/)).toBe(105);
    expect(count(/addSubIssue/)).toBe(1);
    expect(count(/^POST \S+\/dependencies\/blocked_by$/)).toBe(100);
    expect(count(/addProjectV2ItemById/)).toBe(2);
    expect(count(/ProjectV2ItemFieldValue/)).toBe(2);
    expect(count(/^PATCH/)).toBe(0);
    expect(count(/mutation create|updateProjectV2Field$/)).toBe(8);
    expect(asked.length).toBeLessThanOrEqual(105 + 100 + 5 + 8 + 10 + 10 + 2);
  });

  it("take two requests and no write when nothing changed", async () => {
    const result = await board.sync(hundred);
    expect(result.writes).toBe(0);
    expect(board.asked()).toHaveLength(2);
  });

  it("take no request at all where nobody changed anything, and one for a changed line", async () => {
    expect(await board.sync(hundred, { full: false })).toMatchObject({ writes: 0 });
    expect(board.asked()).toEqual([]);
    const [first, ...rest] = hundred.items;
    const changed = plan({ ...(first ?? item("T0")), exitCriteria: "It floats." }, ...rest);
    expect(await board.sync(changed, { full: false })).toMatchObject({ writes: 1, updated: 1 });
    expect(board.asked()).toHaveLength(2);
    await board.sync(hundred, { full: false });
    board.asked();
  });

  it("are found again after the database was lost", async () => {
    board.boards.rows.clear();
    board.boards.projectId = null;
    expect(await board.sync(hundred)).toMatchObject({ writes: 0, created: 0, problems: [] });
    expect(board.asked()).toHaveLength(2);
    expect(board.boards.rows.size).toBe(105);
  });

  it("follow a claim, a closed issue and a new phase with the writes that they take", async () => {
    const first = board.boards.rows.get("T0");
    await board.ada.rest.issues.update({
      ...board.place,
      issue_number: first?.issueNumber ?? 0,
      state: "closed",
      state_reason: "completed",
    });
    board.asked();
    const moved = plan(
      ...hundred.items.map((one) => (one.key === "T50" ? { ...one, phase: "Phase X" } : one)),
    );
    const result = await board.sync(moved);
    expect(result.problems).toEqual([]);
    expect(result.statuses.get("T1")).toBe("ready");
    expect(result.updated).toBe(3);
    expect((await board.sync(moved)).writes).toBe(0);
  });
});

describe("a project that people use", () => {
  let board: SandboxBoard<MemoryBoards>;
  beforeAll(async () => {
    board = await sandboxBoard("acme", new MemoryBoards());
  });
  afterAll(() => board.sandbox.close());

  it("keeps its options and what they are set to when the plan needs new ones", async () => {
    await board.sync(plan(item("A", { phase: "One" })));
    const result = await board.sync(
      plan(item("A", { phase: "One" }), item("B", { phase: "Two", track: "other" })),
    );
    expect(result.problems).toEqual([]);
    const again = await board.sync(
      plan(item("A", { phase: "One" }), item("B", { phase: "Two", track: "other" })),
    );
    expect(again.writes).toBe(0);
    const answer = await board.octokit.graphql<{ node: { field: { options: { name: string }[] } } }>(
      `query($id: ID!) { node(id: $id) { ... on ProjectV2 { field(name: "Status") {
        ... on ProjectV2SingleSelectField { options { name } } } } } }`,
      { id: board.boards.projectId },
    );
    expect(answer.node.field.options.map((one) => one.name)).toEqual([
      "Todo",
      "In Progress",
      "Done",
      "Ready",
      "Blocked",
      "Claimed",
    ]);
  });

  it("is found by its title after the database was lost, and not made where a number was asked for", async () => {
    board.boards.projectId = null;
    expect(
      (await board.sync(plan(item("A", { phase: "One" })), { project: { number: 99 } })).problems,
    ).toEqual([expect.stringContaining("no project number 99")]);
    await board.sync(plan(item("A", { phase: "One" })));
    expect(board.boards.projectId).toMatch(/^PVT_/);
  });
});

describe("a repository of a user account", () => {
  let board: SandboxBoard<MemoryBoards>;
  beforeAll(async () => {
    board = await sandboxBoard("ada", new MemoryBoards());
  });
  afterAll(() => board.sandbox.close());

  it("gets everything but the project, with the reason, and no request for it", async () => {
    board.asked();
    const result = await board.sync(plan(item("A"), item("B", { dependsOn: ["A"] })));
    expect(result).toMatchObject({ created: 2 });
    expect(result.problems).toEqual([expect.stringContaining("user account")]);
    expect(board.asked().join()).not.toMatch(/project/i);
    expect((await board.sync(plan(item("A"), item("B", { dependsOn: ["A"] })))).writes).toBe(0);
  });
});
