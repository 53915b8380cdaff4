import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlanChange } from "../../../src/core/plan/diff/change.js";
import { diffPlans } from "../../../src/core/plan/diff/diff-plans.js";
import { changeLine } from "../../../src/core/text/plan-diff.js";
import { markdown, yaml } from "./read-one.js";

const base = `title: Boat
tracks: { hull: { owns: [src/hull/] }, deck: { owns: [src/deck/] } }
items:
  - { key: A, title: Plank, track: hull, phase: Round 1 }
  - { key: B, title: Nail, track: hull, dependsOn: A, files: [src/hull/nail.ts] }
  - { key: C, title: Mast, track: deck, dependsOn: [A, B], deliverables: [pole, rope] }
`;

const lines = (before: string, after: string): string[] =>
  diffPlans(yaml(before), yaml(after)).map(changeLine);

test("nothing is different in the same plan, however it is written", () => {
  expect(diffPlans(yaml(base), yaml(base))).toEqual([]);
  const table = "| ID | Task | Deps |\n|-|-|-|\n| A1 | One | |\n| A2 | Two | A1 |";
  const list = "- [ ] A1 One\n- [ ] A2 Two\n  - Deps: A1\n";
  expect(diffPlans(markdown(table), markdown(list))).toEqual([]);
});

describe("a difference is named", () => {
  test.each([
    ["an item more", "items:\n", "items:\n  - { key: D, title: Sail }\n", ["+ D  Sail"]],
    ["an item less", / {2}- \{ key: C.*\n/, "", ["- C  Mast"]],
    ["another title", "title: Mast", "title: Great mast", ["~ C  renamed: “Mast” → “Great mast”"]],
    ["another track", "Mast, track: deck", "Mast, track: hull", ["~ C  track: deck → hull"]],
    ["another phase", ", phase: Round 1", ", phase: Round 2", ["~ A  phase: Round 1 → Round 2"]],
    ["a phase less", ", phase: Round 1", "", ["~ A  phase: Round 1 → none"]],
    ["another dependency", "dependsOn: [A, B]", "dependsOn: [B]", ["~ C  waits no more for A"]],
    [
      "a file more",
      "files: [src/hull/nail.ts]",
      "files: [src/hull/nail.ts, src/x.ts]",
      ["~ B  touches src/x.ts"],
    ],
    ["done", "Plank,", "Plank, done: true,", ["~ A  state: open → done"]],
    ["urgency", "Plank,", "Plank, priority: P0,", ["~ A  priority: none → P0"]],
    [
      "deliverables",
      "[pole, rope]",
      "[{ text: pole, done: true }, sail]",
      ["~ C  deliverables: added “sail”; removed “rope”; done “pole”"],
    ],
    [
      "other owners",
      "owns: [src/deck/]",
      "owns: [src/dock/]",
      ["~ src/dock/  owners: not listed → deck", "~ src/deck/  owners: deck → not listed"],
    ],
  ] as const)("%s", (_, from, to, expected) => {
    expect(lines(base, base.replace(from, to))).toEqual(expected);
  });

  test("a key that was changed is a renaming, and what waits for it is not rewired", () => {
    const after = base.replace("key: B,", "key: B2,").replace("[A, B]", "[A, B2]");
    expect(lines(base, after)).toEqual(["~ B2  renamed: key was B"]);
  });

  test("a title that two items have says nothing about which became which", () => {
    const before = "items: [{ key: A, title: Test }, { key: B, title: Test }]";
    const after = "items: [{ key: C, title: Test }, { key: D, title: Test }]";
    expect(diffPlans(yaml(before), yaml(after)).map(({ kind }) => kind)).toEqual([
      "removed",
      "removed",
      "added",
      "added",
    ]);
  });
});

test("what is added one way is removed the other way", () => {
  const item = fc.record({ key: fc.constantFrom("A", "B", "C", "D"), title: fc.constantFrom("x", "y", "z") });
  const plan = fc
    .uniqueArray(item, { selector: ({ key }) => key })
    .map((items) => yaml(JSON.stringify({ items })));
  const keys = (changes: PlanChange[], kind: PlanChange["kind"]) =>
    changes.flatMap((change) => (change.kind === kind && "key" in change ? [change.key] : [])).sort();
  fc.assert(
    fc.property(plan, plan, (one, other) => {
      expect(keys(diffPlans(one, other), "added")).toEqual(keys(diffPlans(other, one), "removed"));
    }),
  );
});
