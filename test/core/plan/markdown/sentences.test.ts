import { describe, expect, test } from "vitest";
import { item, markdown } from "../read-one.js";

const tasks = `## Phase 1: Foundations
- [ ] T1 Saw
- [ ] T2 Sand
## Phase 2: Paint
- [ ] T3 Mix
- [ ] T4 Coat
`;

/** Edges as `after<before`, in the order of the plan. */
const edges = (text: string): string[] =>
  markdown(`${tasks}\n## How it goes\n\n${text}\n`).items.flatMap(({ key, dependsOn }) =>
    dependsOn.map((before) => `${key}<${before}`),
  );

describe("a sentence says what waits", () => {
  test.each([
    ["T3 depends on T1.", ["T3<T1"]],
    ["T3 needs T1 and T2", ["T3<T1", "T3<T2"]],
    ["- T4 can only start after T3", ["T4<T3"]],
    ["T1 blocks T2.", ["T2<T1"]],
    ["T1 must be finished before T4", ["T4<T1"]],
    ["Phase 2 requires Phase 1.", ["T3<T1", "T3<T2", "T4<T1", "T4<T2"]],
    ["Paint waits for Foundations", ["T3<T1", "T3<T2", "T4<T1", "T4<T2"]],
    ["T1 → T2 → T4", ["T2<T1", "T4<T2"]],
    ["Critical path: T1 (saw) → T2 (sand). Then T3 / T4", ["T2<T1", "T3<T2", "T4<T2"]],
  ])("%j", (text, expected) => {
    expect(edges(text)).toEqual(expected);
  });
});

describe("a sentence about something else says nothing, and is no problem", () => {
  test.each([
    "The team depends on T1 being clear.",
    "T3 depends on the weather.",
    "Everything needs care.",
    "If 2 agents:\n\n- T1 → T2",
  ])("%j", (text) => {
    expect(edges(text)).toEqual([]);
    expect(markdown(`${tasks}\n${text}`).problems).toEqual([]);
  });
});

test("a row of arrows sums up: it counts only where the plan says nothing else", () => {
  expect(edges("T2 depends on T1\n\nT1 → T3 → T4")).toEqual(["T2<T1"]);
});

describe("a phase waits as a whole", () => {
  test.each([
    ["## Phase 2: Paint (depends on Phase 1)", ""],
    ["## Phase 2: Paint", "**Prerequisite**: Phase 1 complete\n"],
    ["## Phase 2 — after Phase 1", ""],
  ])("%j %j", (heading, below) => {
    const plan = markdown(tasks.replace("## Phase 2: Paint\n", `${heading}\n\n${below}\n`));
    expect(item(plan, "T3").dependsOn).toEqual(["T1", "T2"]);
  });

  test("but an item that says what it waits for waits for that alone", () => {
    const plan = markdown(
      `${tasks.replace("## Phase 2: Paint", "## Phase 2: Paint (depends on Phase 1)")}  - Depends on: T3\n`,
    );
    expect(item(plan, "T3").dependsOn).toEqual(["T1", "T2"]);
    expect(item(plan, "T4").dependsOn).toEqual(["T3"]);
  });
});
