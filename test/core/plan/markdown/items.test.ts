import { describe, expect, test } from "vitest";
import { item, markdown } from "../read-one.js";

const keys = (text: string): string[] => markdown(text).items.map(({ key }) => key);

describe("an item's key and title come from", () => {
  test.each([
    ["a heading with a kind", "### Task 2.1: Paint the boat (2 hours)", "2.1", "Paint the boat"],
    ["a heading with a key", "### B4: Paint the boat", "B4", "Paint the boat"],
    ["a heading with a long key", "## BOAT-012 — Paint the boat", "BOAT-012", "Paint the boat"],
    ["a heading of a lane", "### 🔴 Track 3: Paint the boat", "track-3", "Paint the boat"],
    ["a heading of a session", "### Session 5: Paint the boat", "session-5", "Paint the boat"],
    ["a heading of a lettered agent", "### Agent X: Paint the boat", "agent-x", "Paint the boat"],
    [
      "a heading with broken letters before it",
      "### ðŸ”´ Track 3: Paint the boat",
      "track-3",
      "Paint the boat",
    ],
    ["a bold line", "**B4. Paint the boat**\n- sand it", "B4", "Paint the boat"],
    ["a list line with a bold key", "- **B4** Paint the `boat` ✓ (ab12cd3)", "B4", "Paint the boat"],
    ["a list line with a bold key and title", "- **B4 — Paint the boat**: twice", "B4", "Paint the boat"],
    ["a box", "- [ ] B04 [P] [US2] Paint the boat in src/boat.ts", "B04", "Paint the boat in src/boat.ts"],
    ["a numbered box", "- [ ] **1. Paint the boat** — needs R1", "1", "Paint the boat"],
    ["a line with a padded number", "- 004 — Paint the boat", "004", "Paint the boat"],
    ["a line with a file's number", "- [ ] 004.md - Paint the boat", "004", "Paint the boat"],
    ["a comment", "- [ ] 3. Paint the boat <!-- id:paint7 stream:2 -->", "paint7", "Paint the boat"],
    ["a table", "| ID | Task |\n|-|-|\n| **B4** | Paint the boat |", "B4", "Paint the boat"],
    [
      "a table of one cell for both",
      "| Task | Agent |\n|-|-|\n| 1.2 Paint the boat | ada |",
      "1.2",
      "Paint the boat",
    ],
    [
      "a table with a foreign header",
      "| 编号 | 任务 |\n|-|-|\n| 4.B | Paint the boat |",
      "4.B",
      "Paint the boat",
    ],
    [
      "a table of bare keys",
      "| Task | Depends on |\n|-|-|\n| SAW-GOV-001 | - |",
      "SAW-GOV-001",
      "SAW-GOV-001",
    ],
    [
      "a table whose title names the kind",
      "| Task | Status |\n|-|-|\n| Task 1a: Paint | open |",
      "1a",
      "Paint",
    ],
    ["a box of another tool", "- [✅] T001 | Paint the boat", "T001", "Paint the boat"],
    ["a key in backticks", "- `BOAT-1` - Paint the boat", "BOAT-1", "Paint the boat"],
    ["a line of fields", "- [ ] ID: BOAT-1 | Agent: ada | Description: Paint", "BOAT-1", "Paint"],
    ["a Spanish heading", "### Tarea 2: Pintar", "2", "Pintar"],
    ["a Japanese table", "| タスクID | タスク名 |\n|-|-|\n| T-1 | 塗る |", "T-1", "塗る"],
    ["front matter", "---\nid: 0009\ntitle: Paint the boat\n---\n\n## Goal\n", "0009", "Paint the boat"],
  ])("%s", (_, text, key, title) => {
    expect(markdown(text).items.map((one) => [one.key, one.title])).toEqual([[key, title]]);
  });
});

describe("no item is", () => {
  test.each([
    ["a numbered chapter", "## 1. Overview\n\nText.\n\n## 2. Key files\n\n**Files**: `a/b.ts`\n"],
    ["a risk", "## Risks\n\n- **R1**: it rains\n\n| ID | Description |\n|-|-|\n| R2 | it snows |\n"],
    ["an open question", "## Open questions\n\n- Q7: who?\n"],
    ["a priority", "- **P0** Do first\n- **P1** Do then\n"],
    ["a year", "- 2031 — founded\n"],
    ["an ordinary numbered list", "1. Take the brush\n2. Take the paint\n"],
    ["what a code fence shows", "```\n### Task 1: Fake\n- [ ] T1 Fake\n```\n"],
    ["a placeholder for a title", "### Task 1: [Task name]\n\n### Task 2: TBD\n\n### Task 3: {{name}}\n"],
    ["a placeholder in a list", "- [ ] T001 [Title]\n- [ ] T002 <what>\n- [ ] T003 ...\n"],
    ["a template's placeholder", "| ID | Task |\n|-|-|\n| [ID] | [Task name] |\n"],
    ["a table about something else", "| Type | Use for |\n|-|-|\n| 1 | x |\n"],
    ["a word after a kind", "## Agent Coordination Protocol\n\n## Session Roles\n\n## Team Rules\n"],
  ])("%s", (_, text) => {
    expect(keys(text)).toEqual([]);
  });
});

test("a lane is called by its number and by its agent's id too", () => {
  const plan = markdown(
    "### Track 3: Ropes\n**Agent ID**: `rope-agent`\n\n### Task 9: Knots\n**Depends on**: rope-agent\n",
  );
  expect(item(plan, "track-3").aliases).toEqual(["3", "rope-agent"]);
  expect(item(plan, "9").dependsOn).toEqual(["track-3"]);
  expect(item(plan, "9").aliases).toEqual(["task-9"]);
  expect(plan.tracks).toEqual([{ id: "track-3", title: "Ropes" }]);
});

test("a lane that holds items is a track and no item", () => {
  const plan = markdown("### Track A: Sails\n\n| ID | Task |\n|-|-|\n| S1 | Sew |\n| S2 | Hoist |\n");
  expect(plan.items.map(({ key, track }) => [key, track])).toEqual([
    ["S1", "track-a"],
    ["S2", "track-a"],
  ]);
});

test("a row and a section of one key are one item", () => {
  const plan = markdown(
    "| ID | Task | Dep | Done |\n|-|-|-|-|\n| T1 | Saw planks | - | [x] |\n| T2 | Nail planks | T1 | |\n\n### T2: Nail planks\n- **Files:** src/nail.ts\n- **Effort:** 3h\n",
  );
  expect(plan.problems).toEqual([]);
  expect(item(plan, "T1").state).toBe("done");
  expect(item(plan, "T2")).toMatchObject({
    dependsOn: ["T1"],
    estimate: "3h",
    files: [{ path: "src/nail.ts", access: "modify" }],
  });
});

describe("a state is", () => {
  test.each([
    ["done by a ticked box", "- [x] T1 Saw", "done"],
    ["open by an empty box", "- [ ] T1 Saw", "open"],
    ["done by a tick and a commit", "- **T1** Saw ✓ (0a29b39)", "done"],
    ["done by a heading", "### Completed — Round 1:\n- **T1** Saw", "done"],
    ["done by a field", "### Task T1: Saw\n**Status**: ✅ Complete", "done"],
    ["open by a field", "### Task T1: Saw\n**Status**: in progress", "open"],
    ["open without a word", "### Task T1: Saw", "open"],
  ])("%s", (_, text, state) => {
    expect(markdown(text).items[0]?.state).toBe(state);
  });
});

describe("a priority is taken from", () => {
  test.each([
    ["a code", "### Task 1: Saw\n**Priority**: CRITICAL (P1)", "P1"],
    ["a word", "### Task 1: Saw\n**Priority**: Medium", "P2"],
    ["a title", "### Task 1: Saw (HIGH PRIORITY)", "P1"],
    [
      "the group of sessions around",
      "### **Sessions 1-3: Wood** (LOW PRIORITY)\n\n**Session 1: Saw**\n- planks",
      "P3",
    ],
    ["the story around", "## Phase 3: User Story 1 - Wood (Priority: P2) 🎯\n\n- [ ] T1 Saw", "P2"],
    ["no phase, which has its own", "## Phase 2: Wood (HIGH PRIORITY)\n\n### Task 1: Saw", null],
    ["nothing else", "### **Session 1: Saw** (ONGOING)\n- planks", null],
  ])("%s", (_, text, priority) => {
    expect(markdown(text).items[0]?.priority).toBe(priority);
  });
});

test.each([
  ["## Phase 1: Wood (soon)", "Phase 1"],
  ["## Round 2 — Ropes", "Round 2"],
  ["## What to do now — Round 3", "Round 3"],
  ["## Wave 4 (depends on Wave 3)", "Wave 4"],
])("the phase of an item under %j is %j", (heading, phase) => {
  expect(markdown(`${heading}\n\n### Task 1: Saw`).items[0]?.phase).toBe(phase);
});
