import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ExplainedLine, explain } from "../../../src/core/plan/explain/explain.js";
import type { Document } from "../../../src/core/plan/model.js";
import { understand } from "../../../src/core/plan/read.js";

const explained = (document: Document): ExplainedLine[] =>
  explain([document], understand([document]))[0]?.lines ?? [];

/** Lines as `kind what`. */
const of = (text: string, path = "PLAN.md"): string[] =>
  explained({ path, text }).map(({ kind, what }) => [kind ?? "", ...what].join(" | "));

test("every line of a Markdown plan says what it became", () => {
  const plan = `# Harbour

Some words.

## Phase 1: Foundations

### Track 1: Schedule

**Dependencies**: None (can start)
**Colour**: blue

**Files**:
- \`src/a.ts\` (create)

- [x] write it

> said elsewhere

### Track 2: Booking

**Depends on**: Track 1, Track 9
`;
  expect(of(plan)).toEqual([
    "title | Harbour",
    "",
    "ignored | text under no label",
    "",
    "phase | Phase 1",
    "",
    "item | track-1",
    "",
    "dependency | waits for nothing",
    "ignored | no field of an item is called “Colour”",
    "",
    "file | Files",
    "file | src/a.ts (create)",
    "",
    "file | no path in it",
    "",
    "ignored | a quotation",
    "",
    "item | track-2",
    "",
    "dependency | track-2 waits for track-1 | track-2 waits for “Track 9”, which names nothing",
  ]);
});

describe("an ignored line has its reason", () => {
  test.each([
    ["```js\ncode()\n```", ["code", "code", "code"]],
    ["```\nno arrow\n```", Array(3).fill("no arrow between names of items")],
    ["<!-- hidden\nT1 task -->", ["a comment", "a comment"]],
    ["- loose entry", ["no key in front of it"]],
    ["## Risks\n- **R1** may fail", Array(2).fill("in a section about something else than work")],
    ["| A | B |\n|-|-|\n| 1 | 2 |", Array(3).fill("no column of keys, or none of titles")],
    ["## 1. Introduction", ["a number alone counts chapters; below it stands nothing that only items have"]],
    ["## Notes", ["a heading of no item, phase or track"]],
    ["---", ["a line between two parts"]],
    ["**Files**: src/a.ts", ["a field, but under no item"]],
  ])("%j", (text, reasons) => {
    const lines = explained({ path: "PLAN.md", text: `Title\n\n${text}` }).slice(2);
    expect(lines.map(({ kind }) => kind)).toEqual(reasons.map(() => "ignored"));
    expect(lines.flatMap(({ what }) => what)).toEqual(reasons);
  });
});

test("a table says what its columns are, and what a row waits for", () => {
  expect(of("| ID | Task | Deps |\n|-|-|-|\n| T1 | One | |\n| T2 | Two | T1 |\n| | nobody | |")).toEqual([
    "field | columns: ID is id, Task is title, Deps is dependsOn",
    "field",
    "item | T1",
    "item | T2 | T2 waits for T1",
    "ignored | no key in this row",
  ]);
});

test("arrows in a drawing say which item waits", () => {
  expect(of("- [ ] T1 One\n- [ ] T2 Two\n\n```mermaid\nflowchart LR\nT1 --> T2\n```")[5]).toBe(
    "dependency | T2 waits for T1",
  );
});

test("ownership lists, their headings and roles are named", () => {
  expect(of("## Session Roles\n- **Ada**: boats\n\n## Ada OWNS\n- `src/boat/`\n")).toEqual([
    "session",
    "session | ada",
    "",
    "ownership",
    "ownership | src/boat/: ada",
  ]);
});

test("our YAML form and lists of tasks are explained by their keys", () => {
  expect(of("title: Boat\nitems:\n  - key: A\n    title: One\n    dependsOn: [B]\n", "plan.yml")).toEqual([
    "title | Boat",
    "title",
    "item | A | key",
    "field | title",
    "dependency | A waits for “B”, which names nothing",
  ]);
  expect(of('{"tasks": [\n{"id": 1,\n"title": "One",\n"odd": 2,\n"status": "done"\n}]}', "t.json")).toEqual([
    "",
    "item | 1 | id",
    "field | title",
    "ignored | no field of an item is called “odd”",
    "field | status",
    "",
  ]);
});

test("problems stand at their line, those of the whole file at the file", () => {
  const documents = [
    { path: "a.md", text: "- [ ] T1 One\n  - Depends on: T1\n" },
    { path: "b.md", text: "\u0000" },
  ];
  const [first, second] = explain(documents, understand(documents));
  expect(first?.lines[1]?.problems.map(({ code }) => code)).toEqual(["self-dependency"]);
  expect(second).toMatchObject({ format: null, problems: [{ code: "unreadable" }] });
});

test("whatever the text, each of its lines is there once, unharmed", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "# T",
      "### Task 1: A",
      "- [ ] T1 b",
      "| ID | Task |",
      "|-|-|",
      "| a | b |",
      "```",
      "",
      "  - x",
    ),
    fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n\p{Cc}\ufeff]/gu, "")),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom("\n", "\r\n"), (lines, end) => {
      const text = lines.map((one) => one + end).join("");
      expect(explained({ path: "PLAN.md", text }).map((one) => one.text)).toEqual(lines);
    }),
  );
});
