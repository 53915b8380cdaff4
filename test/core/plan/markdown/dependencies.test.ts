import { describe, expect, test } from "vitest";
import { item, markdown } from "../read-one.js";

const fleet = Array.from({ length: 4 }, (_, index) => `### Track ${index + 1}: Boat ${index + 1}\n`).join(
  "\n",
);
const tasks =
  "## Phase 1: Wood\n\n| ID | Task |\n|-|-|\n| T1 | Saw |\n| T2 | Sand |\n| T3 | Nail |\n\n## Phase 2: Paint\n";

describe("a dependency field", () => {
  test.each([
    ["None (can start immediately)", []],
    ["none", []],
    ["-", []],
    ["N/A - independent", []],
    ["Track 2 (schema must be fixed first, for Track 1)", ["track-2"]],
    ["Track 1, Track 2 (both first)", ["track-1", "track-2"]],
    ["Tracks 1 & 2", ["track-1", "track-2"]],
    ["Tracks 1-3", ["track-1", "track-2", "track-3"]],
    ["after Track 2 is complete", ["track-2"]],
    ["Boat 3", ["track-3"]],
    ["track-1; 2 and 3", ["track-1", "track-2", "track-3"]],
    ["1/2", ["track-1", "track-2"]],
  ])("%j", (text, expected) => {
    const plan = markdown(`${fleet}\n### Task Z9: Race\n**Dependencies**: ${text}\n`);
    expect(plan.problems).toEqual([]);
    expect(item(plan, "Z9").dependsOn).toEqual(expected);
  });

  test.each([
    ["T1-T3", ["T1", "T2", "T3"]],
    ["T1–T2", ["T1", "T2"]],
    ["T1 to T3", ["T1", "T2", "T3"]],
    ["Phase 1", ["T1", "T2", "T3"]],
    ["Phase 1 complete", ["T1", "T2", "T3"]],
    ["T1; T3", ["T1", "T3"]],
    ["T1/T2", ["T1", "T2"]],
  ])("%j of tasks", (text, expected) => {
    const plan = markdown(`${tasks}\n### Task 9: Race\n**Depends on**: ${text}\n`);
    expect(plan.problems).toEqual([]);
    expect(item(plan, "9").dependsOn).toEqual(expected);
  });

  test("a list of them keeps each line", () => {
    const plan = markdown(`${fleet}\n### Task 9: Race\n**Dependencies**:\n- Track 1\n- Track 8\n`);
    expect(plan.problems).toMatchObject([{ code: "unknown-dependency", line: 12, severity: "error" }]);
    expect(plan.problems[0]?.message).toContain("Track 8");
  });

  test("`blocks` is the same edge from the other end", () => {
    const plan = markdown("### Task 1: Saw\n**Blocks**: Task 2\n\n### Task 2: Nail\n");
    expect(item(plan, "2").dependsOn).toEqual(["1"]);
  });

  test("what to install is no dependency", () => {
    const plan = markdown("### Task 1: Saw\n**Dependencies to Install**:\n```bash\nnpm i wood\n```\n");
    expect(plan.problems).toEqual([]);
  });

  test("a story stands for its tasks", () => {
    const plan = markdown("- [ ] T1 [US1] Saw\n- [ ] T2 [US1] Sand\n- [ ] T3 Race\n  - Depends on: US1\n");
    expect(item(plan, "T3").dependsOn).toEqual(["T1", "T2"]);
  });
});

describe("a drawing in a code fence", () => {
  const pair = "**S4. Saw**\n- x\n\n**S5. Nail**\n- y\n\n**J6. Paint**\n- z\n\n## Order\n";
  test.each([
    [
      "a long arrow",
      "```\nS4 (saw it) ──→ S5 (nail it)\nJ6 (paint) — independent, enhances S4 output\n```",
      ["S4"],
      [],
    ],
    ["a short arrow", "```text\nS4 -> S5 -> J6\n```", ["S4"], ["S5"]],
    ["several at once", "```\nS4/S5 → J6\n```", [], ["S4", "S5"]],
    [
      "Mermaid",
      "```mermaid\nflowchart LR\n  a[S4. Saw] --> b[S5. Nail]\n  b -->|then| J6\n```",
      ["S4"],
      ["S5"],
    ],
    ["a program", "```js\nS4 => S5\n```", [], []],
  ])("%s", (_, fence, five, six) => {
    const plan = markdown(`${pair}\n${fence}\n`);
    expect(plan.problems).toEqual([]);
    expect([item(plan, "S5").dependsOn, item(plan, "J6").dependsOn]).toEqual([five, six]);
  });

  test("under a heading of options says nothing", () => {
    const plan = markdown(`${pair}\n### Option A: one by one\n\n\`\`\`\nS4 → S5\n\`\`\`\n`);
    expect(item(plan, "S5").dependsOn).toEqual([]);
  });
});
