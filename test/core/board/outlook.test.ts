import { expect, test } from "vitest";
import { type BoardCounts, boardOutlook } from "../../../src/core/board/outlook.js";
import { emptyPlan, type Plan } from "../../../src/core/plan/model.js";
import { item, plan } from "./plans.js";

const none: BoardCounts = {
  made: 0,
  closedAsNotPlanned: 0,
  closedAsDone: 0,
  reopened: 0,
  renamed: 0,
  updated: 0,
  dependenciesAdded: 0,
  dependenciesRemoved: 0,
};

const [a, b, c] = [item("A"), item("B", { dependsOn: ["A"] }), item("C", { state: "done" })];
const before = plan(a, b, c);

test.each<[string, Plan, Partial<BoardCounts>]>([
  ["the same plan changes nothing", before, {}],
  [
    "a new item gets an issue and its dependencies",
    plan(a, b, c, item("D", { dependsOn: ["A", "B"] })),
    { made: 1, dependenciesAdded: 2 },
  ],
  ["a new item that is done gets none", plan(a, b, c, item("D", { state: "done" })), {}],
  [
    "a removed item is closed as not planned, and nothing waits for it any more",
    plan({ ...b, dependsOn: [] }, c),
    { closedAsNotPlanned: 1, updated: 1, dependenciesRemoved: 1 },
  ],
  ["a removed item that was done stays as it is", plan(a, b), {}],
  ["another title renames an issue", plan({ ...a, title: "Anew" }, b, c), { renamed: 1 }],
  ["another priority updates one", plan({ ...a, priority: "P0" }, b, c), { updated: 1 }],
  [
    "an item marked done is closed, and what waited for it is ready",
    plan({ ...a, state: "done" }, b, c),
    { closedAsDone: 1, updated: 1 },
  ],
  ["an item that is no longer done is reopened", plan(a, b, { ...c, state: "open" }), { reopened: 1 }],
  [
    "a changed key keeps its issue",
    plan({ ...a, key: "A1" }, { ...b, dependsOn: ["A1"] }, c),
    { updated: 2 },
  ],
])("%s", (_, after, expected) => {
  expect(boardOutlook(before, after)).toEqual({ ...none, ...expected });
});

test("a plan without items leaves the board alone, and the first plan makes all", () => {
  expect(boardOutlook(before, emptyPlan)).toBe("left-alone");
  expect(boardOutlook(emptyPlan, before)).toEqual({ ...none, made: 2, dependenciesAdded: 1 });
});

test("a plan with errors was never on the board", () => {
  const problem = { severity: "error", code: "cycle", message: "m", file: "PLAN.md", line: 1 } as const;
  expect(boardOutlook({ ...before, problems: [problem] }, before)).toMatchObject({ made: 2 });
});

test("a huge plan is not counted", () => {
  const huge = plan(...Array.from({ length: 2_001 }, (_, index) => item(`K${index}`)));
  expect(boardOutlook(before, huge)).toBe("uncounted");
  expect(boardOutlook(huge, before)).toBe("uncounted");
});
