import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readInline } from "../../../../src/core/plan/markdown/inline-fields.js";
import { item, markdown } from "../read-one.js";

const tasks = "- [ ] T1 Saw\n- [ ] T2 Sand\n";

describe("what an item's own line says it waits for", () => {
  test.each([
    ["- [ ] T9 Paint (depends on T1)", "Paint", ["T1"]],
    ["- [ ] T9 Paint (blocked by: T1, T2) the hull", "Paint the hull", ["T1", "T2"]],
    ["- [ ] T9 Paint [deps: T2]", "Paint", ["T2"]],
    ["- [ ] T9 Paint — Branch: x/y — Deps: T1", "Paint", ["T1"]],
    ["- [ ] T9 Paint | Agent: ada | Dep: T1", "Paint", ["T1"]],
    ["- [ ] T9 Paint → depends on T2", "Paint", ["T2"]],
    ["- [ ] T9 Paint, after T2", "Paint, after T2", ["T2"]],
    ["- [ ] **T9** Paint `deps:T1,T2`", "Paint", ["T1", "T2"]],
    ["### T9: Paint (depends on T1) (2h)", "Paint", ["T1"]],
    ["- [ ] ID: T9 | Files: `a.ts` | Dep: T1 | Description: Paint", "Paint", ["T1"]],
    ["| Task | Notes |\n|-|-|\n| T9: Paint | Blocked by T1 |", "Paint", ["T1"]],
  ])("%j", (line, title, waits) => {
    const plan = markdown(`${tasks}\n## Then\n\n${line}\n`);
    expect(plan.problems).toEqual([]);
    expect(item(plan, "T9")).toMatchObject({ title, dependsOn: waits });
  });

  test("a clause that speaks of something else says nothing; a label that names nothing is a problem", () => {
    const clause = markdown(`${tasks}- [ ] T9 Paint, after lunch\n- [ ] T10 Sell (needs a market)\n`);
    expect(clause.problems).toEqual([]);
    const label = markdown(`${tasks}- [ ] T9 Paint (depends on T7)\n`);
    expect(label.problems).toMatchObject([{ code: "unknown-dependency", severity: "error", line: 3 }]);
  });
});

test("other fields stand in a line too", () => {
  const plan = markdown("- [ ] T1 Saw (P1, 3h) — Owner: ada — Files: `src/a.ts`\n");
  expect(item(plan, "T1")).toMatchObject({
    title: "Saw",
    priority: "P1",
    estimate: "3h",
    owner: "ada",
    files: [{ path: "src/a.ts", access: "modify" }],
  });
});

describe("a title without fields stays as it is", () => {
  test.each([
    "Wire `call.py` → CRM",
    "Add tests (unit and e2e)",
    "CLI: add a command",
    "Rename a | b",
    "Block – unblock – done",
    "See http://localhost:8080/a",
  ])("%j", (title) => {
    expect(readInline(title)).toEqual({ title, fields: [], clauses: [] });
  });

  test("and any text comes through without harm", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { title } = readInline(text);
        expect(title.length).toBeLessThanOrEqual(text.length + 3 * text.split(/\s/).length);
      }),
    );
  });
});
