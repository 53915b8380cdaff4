import { describe, expect, test } from "vitest";
import { markdown } from "../read-one.js";

const tasks =
  "## Phase 1: Wood\n- [ ] T1 Saw\n- [ ] T2 Sand\n## Phase 2: Paint\n- [ ] T3 Mix\n- [ ] T4 Coat\n";

/** Edges as `after<before`. */
const edges = (drawing: string, heading = "Order", lang = ""): string[] =>
  markdown(`${tasks}\n## ${heading}\n\n\`\`\`${lang}\n${drawing}\n\`\`\`\n`).items.flatMap(
    ({ key, dependsOn }) => dependsOn.map((before) => `${key}<${before}`),
  );

describe("arrows along a line", () => {
  test.each([
    ["T1 (wood) ──→ T3 (paint)", ["T3<T1"]],
    ["T1 --> [T3, T4]", ["T3<T1", "T4<T1"]],
    ["T1/T2 → T3", ["T3<T1", "T3<T2"]],
    ["T1 => T2 => T3", ["T2<T1", "T3<T2"]],
    ["Sky → Sea", []],
  ])("%j", (drawing, expected) => {
    expect(edges(drawing)).toEqual(expected);
  });
});

test("Mermaid's labels name the items, its nodes only stand for them", () => {
  expect(edges('flowchart TD\n  a["T1: Saw"] --> b[T3: Mix]\n  b -->|then| T4', "Order", "mermaid")).toEqual([
    "T3<T1",
    "T4<T3",
  ]);
});

describe("a drawn tree", () => {
  const tree = "T1\n├── T2\n│   └── T3\n└── T4 (coat)";

  test("with arrowheads says who waits", () => {
    expect(edges("T1\n  ├─> T2\n  │     └─> T3\n  └─> T4")).toEqual(["T2<T1", "T3<T2", "T4<T1"]);
  });

  test("without them only in a part about dependencies", () => {
    expect(edges(tree, "Dependency graph")).toEqual(["T2<T1", "T3<T2", "T4<T1"]);
    expect(edges(tree, "What is in it")).toEqual([]);
  });

  test("of files says nothing", () => {
    expect(edges("src/\n├── T2.ts\n└── lib/", "Dependencies")).toEqual([]);
  });
});

describe("arrows that point down", () => {
  test.each([
    ["a chain", "T1 (30min)\n   ↓\nT2\n   ↓\nT3 ←── the key", ["T2<T1", "T3<T2"]],
    [
      "a fork and a join",
      "     T1\n      │\n  ┌───┴───┐\n  ▼       ▼\n  T2      T3\n  Sand    Mix\n  │       │\n  └───┬───┘\n      ▼\n     T4",
      ["T2<T1", "T3<T1", "T4<T2", "T4<T3"],
    ],
    ["two chains side by side", "T1      T2\n │       │\n ▼       ▼\nT3      T4", ["T3<T1", "T4<T2"]],
    ["several at both ends, joined: nobody can tell", "T1   T2\n └─┬─┘\n ┌─┴─┐\n ▼   ▼\nT3   T4", []],
    ["a line without an arrow's head", "T1\n │\nT2", []],
    [
      "boxes",
      "┌─────────┐\n│ T1: Saw │\n└────┬────┘\n     ▼\n┌─────────┐\n│ T3: Mix │\n└─────────┘",
      ["T3<T1"],
    ],
  ])("%s", (_, drawing, expected) => {
    expect(edges(drawing)).toEqual(expected);
  });

  test("between phases they sum up, and count only where the plan says nothing else", () => {
    expect(edges("Phase 1\n   ↓\nPhase 2")).toEqual(["T3<T1", "T3<T2", "T4<T1", "T4<T2"]);
    expect(edges("Phase 1\n   ↓\nPhase 2\n\nT1 → T3")).toEqual(["T3<T1"]);
  });
});

test("what stands under alternatives, or in code of a language, says nothing", () => {
  expect(edges("T1 → T3", "Option B")).toEqual([]);
  expect(edges("T1 --> T3", "Order", "js")).toEqual([]);
});
