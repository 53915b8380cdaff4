import { expect, test } from "vitest";
import { planOf } from "../../../src/app/rulebook/plan-of.js";

const plan = (title: string) => [{ path: "PLAN.md", text: `# Plan\n\n- [ ] A1: ${title}\n` }];

test("a plan is read once for the same texts, and anew for others", () => {
  const first = planOf(plan("Saw"));
  expect(first.items).toMatchObject([{ key: "A1", title: "Saw" }]);
  expect(planOf(plan("Saw"))).toBe(first);
  expect(planOf(plan("Nail")).items).toMatchObject([{ title: "Nail" }]);
  expect(planOf([{ ...plan("Saw")[0], path: "other.md", text: plan("Saw")[0]?.text ?? "" }])).not.toBe(first);
});

test("only those that were asked for last are kept", () => {
  const first = planOf(plan("1"));
  const second = planOf(plan("2"));
  for (let more = 3; more <= 8; more += 1) planOf(plan(`${more}`));
  expect(planOf(plan("1"))).toBe(first);
  planOf(plan("9"));
  expect(planOf(plan("1"))).toBe(first);
  expect(planOf(plan("2"))).not.toBe(second);
});
