import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/core/plan/read.js";
import { formats } from "../../../src/core/plan/readers/index.js";

const specKit = `# Tasks: Boats

**Prerequisites**: plan.md

## Format: \`[ID] [P?] [Story] Description\`

## Phase 1: Setup
- [x] T001 Create the yard in src/yard.ts
- [ ] T002 [P] [US1] Saw in src/saw.ts
**Checkpoint**: ready

## Phase 2: User Story 2 (Priority: P2)
- [ ] T003 [US2] Paint (depends on T002) in src/paint.ts

## Parallel Example
\`\`\`bash
Task: "T001 Create the yard"
\`\`\`
`;

const taskMaster = `{
  "master": { "tasks": [
    { "id": 1, "title": "Saw", "details": "x", "priority": "high", "status": "done", "dependencies": [],
      "subtasks": [{ "id": 1, "title": "Mark", "status": "done" }, { "id": 2, "title": "Cut", "status": "pending" }] },
    { "id": 2, "title": "Nail", "details": "x", "status": "pending", "dependencies": [1] }
  ] },
  "paint": { "tasks": [
    { "id": 1, "title": "Mix", "details": "x", "status": "pending", "dependencies": [] },
    { "id": 2, "title": "Coat", "details": "x", "status": "pending", "dependencies": ["1.1"] }
  ] }
}`;

const ccpmEpic = `---
name: boats
status: backlog
progress: 0%
prd: .claude/prds/boats.md
---
# Epic: boats

## Tasks Created
- [ ] 001.md - Saw (parallel: true)
- [ ] 002.md - Nail (parallel: false)
`;

const taskFile = `---
id: task-7
title: Nail the hull
status: In Progress
depends_on: [task-6]
priority: high
---
## Acceptance Criteria
- [ ] it floats
`;

const ours = "items:\n  - { key: A, title: Saw }\n";
const list =
  "stories:\n  - { id: US-1, title: Saw, passes: true }\n  - { id: US-2, title: Nail, dependsOn: [US-1] }\n";

describe("a document is known by what is in it", () => {
  test.each([
    ["spec-kit", "tasks.md", specKit],
    ["task-master", "tasks.json", taskMaster],
    ["ccpm-epic", "epic.md", ccpmEpic],
    ["task-file", "7.md", taskFile],
    ["yaml", "plan.yml", ours],
    ["task-list", "prd.yml", list],
    ["markdown", "PLAN.md", "### Task 1: Saw\n"],
    ["markdown", "-", "### Task 1: Saw\n"],
    ["yaml", "-", ours],
    ["task-master", "-", taskMaster],
  ])("%s in %s", (format, path, text) => {
    const plan = readPlan([{ path, text }]);
    expect(plan.sources).toEqual([{ path, format }]);
    expect(plan.items.length).toBeGreaterThan(0);
  });

  test("every format is among them", () => {
    expect([...formats].sort()).toEqual([
      "ccpm-epic",
      "markdown",
      "spec-kit",
      "task-file",
      "task-list",
      "task-master",
      "yaml",
    ]);
  });
});

describe("another format can be asked for", () => {
  test("which then says what it finds", () => {
    const plan = readPlan([{ path: "tasks.md", text: specKit }], { as: "markdown" });
    expect(plan.sources).toEqual([{ path: "tasks.md", format: "markdown" }]);
  });

  test("and is an error of the caller where there is none of that name", () => {
    expect(() => readPlan([{ path: "a.md", text: "" }], { as: "org" })).toThrow(RangeError);
  });

  test.each(formats)("%s never throws for what a document of another one holds", (as) => {
    for (const text of [
      specKit,
      taskMaster,
      ccpmEpic,
      taskFile,
      ours,
      list,
      "",
      "[",
      "---\n---\n",
      "{}",
      "[]",
    ])
      expect(() => readPlan([{ path: "x", text }], { as })).not.toThrow();
  });
});

test("spec-kit: only lines with a task's number are items, with story, phase, files and priority", () => {
  const { items, problems } = readPlan([{ path: "tasks.md", text: specKit }]);
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(items.map(({ key, state, phase, priority }) => [key, state, phase, priority])).toEqual([
    ["T001", "done", "Phase 1", null],
    ["T002", "open", "Phase 1", null],
    ["T003", "open", "Phase 2", "P2"],
  ]);
  expect(items[1]?.files).toEqual([{ path: "src/saw.ts", access: "modify" }]);
});

test("Task Master: tags are tracks, subtasks deliverables, and a subtask stands for its task", () => {
  const { items, tracks } = readPlan([{ path: "tasks.json", text: taskMaster }]);
  expect(items.map(({ key, track, dependsOn }) => [key, track, dependsOn])).toEqual([
    ["1", "master", []],
    ["2", "master", ["1"]],
    ["paint.1", "paint", []],
    ["paint.2", "paint", ["paint.1"]],
  ]);
  expect(items[0]).toMatchObject({
    state: "done",
    priority: "P1",
    line: 3,
    deliverables: [
      { text: "Mark", done: true },
      { text: "Cut", done: false },
    ],
  });
  expect(tracks.map(({ id }) => id)).toEqual(["master", "paint"]);
});

test("a folder of one-task files is one plan, and a number with and without zeros is one name", () => {
  const file = (id: string, title: string, more: string) => ({
    path: `tasks/${id}.md`,
    text: `---\nname: ${title}\nstatus: open\n${more}---\n\n# ${title}\n\n## Files\n- \`src/${id}.ts\`\n`,
  });
  const plan = readPlan([file("001", "Saw", ""), file("002", "Nail", "depends_on: [1]\n")]);
  expect(plan.problems).toEqual([]);
  expect(plan.items.map(({ key, dependsOn }) => [key, dependsOn])).toEqual([
    ["001", []],
    ["002", ["001"]],
  ]);
  expect(plan.items[0]?.files).toEqual([{ path: "src/001.ts", access: "modify" }]);
});

test("an epic's list and its files are the same items", () => {
  const plan = readPlan([
    { path: "epic.md", text: ccpmEpic },
    { path: "001.md", text: "---\nname: Saw\nstatus: closed\ndepends_on: []\n---\n" },
  ]);
  expect(plan.title).toBe("boats");
  expect(plan.items.map(({ key, state }) => [key, state])).toEqual([
    ["001", "done"],
    ["002", "open"],
  ]);
});

test("lists of tasks are found wherever they stand, with what holds them as phase or track", () => {
  const text = `
project: Boats
phases:
  - name: Wood
    tasks:
      - { id: 08, title: Saw, status: done }
      - { id: 1.10, title: Sand, depends_on: ["08"], files: [src/sand.ts] }
`;
  const plan = readPlan([{ path: "x.yml", text }]);
  expect(plan.title).toBe("Boats");
  expect(
    plan.items.map(({ key, phase, state, dependsOn, line }) => [key, phase, state, dependsOn, line]),
  ).toEqual([
    ["08", "Wood", "done", [], 6],
    ["1.10", "Wood", "open", ["08"], 7],
  ]);
});
