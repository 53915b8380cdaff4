import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generated } from "../../src/cli/docs.js";
import { readPlan } from "../../src/core/plan/read.js";

test.each(generated)("$path is what the code says (`npm run docs` writes it)", ({ path, content }) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8")).toBe(content());
});

test("the example of the plan's format is a plan without problems", () => {
  const page = readFileSync(new URL("../../docs/plan-format.md", import.meta.url), "utf8");
  const text = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? "";
  const plan = readPlan([{ path: "plan.yml", text }]);
  expect(plan.problems).toEqual([]);
  expect(plan.items.map(({ key }) => key)).toEqual(["Q1", "C1"]);
});
