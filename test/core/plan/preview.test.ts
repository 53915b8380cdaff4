import { expect, test } from "vitest";
import { type PlanPreview, planPreview } from "../../../src/core/plan/diff/preview.js";
import { yaml } from "./read-one.js";

const base = `title: Boat
items:
  - { key: A, title: Plank, estimate: 2h, files: [src/nail.ts] }
  - { key: B, title: Nail, dependsOn: A, estimate: 3h, files: [src/nail.ts] }
  - { key: C, title: Mast, files: [src/mast.ts] }
`;

const previewOf = (from: string | RegExp, to: string): PlanPreview =>
  planPreview(yaml(base), yaml(base.replace(from, to)));

test("the same plan has nothing to tell but how it stands", () => {
  expect(previewOf("Boat", "Ship")).toEqual({
    changes: [],
    counts: { added: 0, removed: 0, changed: 0, reowned: 0 },
    added: [],
    dependencies: { added: 0, removed: 0 },
    waves: {
      before: [["A", "C"], ["B"]],
      after: [["A", "C"], ["B"]],
    },
    criticalPath: { before: { keys: ["A", "B"], hours: 5 }, after: { keys: ["A", "B"], hours: 5 } },
    conflicts: { added: [], solved: [] },
  });
});

test.each<[string, string | RegExp, string, Partial<PlanPreview>]>([
  [
    "an added item has its wave and lengthens the critical path",
    "items:\n",
    "items:\n  - { key: D, title: Sail, dependsOn: [B, C], estimate: 1d }\n",
    {
      counts: { added: 1, removed: 0, changed: 0, reowned: 0 },
      added: [{ key: "D", title: "Sail", wave: 3, dependsOn: ["B", "C"] }],
      dependencies: { added: 2, removed: 0 },
      waves: {
        before: [["A", "C"], ["B"]],
        after: [["A", "C"], ["B"], ["D"]],
      },
      criticalPath: { before: { keys: ["A", "B"], hours: 5 }, after: { keys: ["A", "B", "D"], hours: 13 } },
    },
  ],
  [
    "an item that comes done is in no wave",
    "items:\n",
    "items:\n  - { key: D, title: Sail, done: true }\n",
    { added: [{ key: "D", title: "Sail", wave: null, dependsOn: [] }] },
  ],
  [
    "a removed item takes its dependencies along",
    / {2}- \{ key: B.*\n/,
    "",
    {
      counts: { added: 0, removed: 1, changed: 0, reowned: 0 },
      dependencies: { added: 0, removed: 1 },
      waves: { before: [["A", "C"], ["B"]], after: [["A", "C"]] },
    },
  ],
  [
    "an item changed in several ways counts once",
    "title: Nail, dependsOn: A",
    "title: Big nail, priority: P0",
    {
      counts: { added: 0, removed: 0, changed: 1, reowned: 0 },
      dependencies: { added: 0, removed: 1 },
      conflicts: { added: [{ items: ["A", "B"], path: "src/nail.ts" }], solved: [] },
    },
  ],
  [
    "without any estimate the critical path is counted in items",
    /estimate: \dh, /g,
    "",
    { criticalPath: { before: { keys: ["A", "B"], hours: 5 }, after: { keys: ["A", "B"], hours: null } } },
  ],
])("%s", (_, from, to, expected) => {
  expect(previewOf(from, to)).toMatchObject(expected);
});

test("a conflict that a dependency solves is told, and a changed key makes none anew", () => {
  const conflicting = base.replace("dependsOn: A, ", "");
  expect(planPreview(yaml(conflicting), yaml(base)).conflicts).toEqual({
    added: [],
    solved: [{ items: ["A", "B"], path: "src/nail.ts" }],
  });
  const renamed = conflicting.replace("key: B", "key: B2");
  expect(planPreview(yaml(conflicting), yaml(renamed)).conflicts).toEqual({ added: [], solved: [] });
});

test("the first plan is all new, and one that goes takes all away", () => {
  const [none, some] = [yaml("items: []"), yaml(base)];
  expect(planPreview(none, some)).toMatchObject({
    counts: { added: 3, removed: 0, changed: 0 },
    criticalPath: { before: { keys: [], hours: null } },
  });
  expect(planPreview(some, none)).toMatchObject({
    counts: { added: 0, removed: 3, changed: 0 },
    waves: { after: [] },
    criticalPath: { after: { keys: [], hours: null } },
  });
});
