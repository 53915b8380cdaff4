import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/core/plan/read.js";
import { formats } from "../../../src/core/plan/readers/index.js";
import { waves } from "../../../src/core/plan/waves.js";
import { item, markdown, told, yaml } from "./read-one.js";

test("a plan of five megabytes is refused with what to do", () => {
  const { items, problems } = markdown("word ".repeat(1_050_000));
  expect(items).toEqual([]);
  expect(problems).toMatchObject([
    { code: "too-large", line: 0, message: expect.stringContaining("split it") },
  ]);
});

test("a table of a hundred thousand lines is read whole", () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `|T${index}|do|`);
  const plan = markdown(`|ID|Task|\n|-|-|\n${rows.join("\n")}`);
  expect(plan.problems).toEqual([]);
  expect(plan.items).toHaveLength(100_000);
  expect(plan.items.at(-1)).toMatchObject({ key: "T99999", line: 100_002 });
});

test("rows with cells too few or too many are read as far as they go", () => {
  const plan = markdown(
    "| ID | Task | Deps | Status |\n|-|-|-|-|\n| T1 |\n| T2 | Saw |\n| T3 | Nail | T2 | done | more | still |\n|\n",
  );
  expect(plan.problems).toEqual([]);
  expect(plan.items.map(({ key, title, dependsOn, state }) => [key, title, dependsOn, state])).toEqual([
    ["T1", "T1", [], "open"],
    ["T2", "Saw", [], "open"],
    ["T3", "Nail", ["T2"], "done"],
  ]);
});

describe("keys that YAML would turn into something else stay as written", () => {
  test.each(["1.10", "08", "0009", "2026-01-02", "1e3", "0x1f", "1_000", "no", "~x", "12:30", "+1", ".5"])(
    "%s",
    (key) => {
      const plan = yaml(
        `items:\n  - key: ${key}\n    title: A\n  - { key: b, title: B, dependsOn: [${key}] }\n`,
      );
      expect(plan.problems).toEqual([]);
      expect(plan.items[0]?.key).toBe(key);
      expect(plan.items[1]?.dependsOn).toEqual([key]);
    },
  );
});

describe("text is data", () => {
  test.each([
    ["mojibake", "cafÃ© ðŸ”´"],
    ["right-to-left marks", "\u202eabc\u202c \u200fאב"],
    ["emoji", "🧭🏽‍♂️"],
    ["combining marks", "e\u0301 a\u030a"],
    ["a mention", "@org/team #12"],
    ["HTML", "<b>x</b> & y"],
  ])("%s passes through unharmed", (_, title) => {
    const plan = yaml(`items:\n  - key: K-1\n    title: ${JSON.stringify(title)}\n`);
    expect(item(plan, "K-1").title).toBe(title);
  });

  test("a byte order mark, CRLF, a lone CR and tabs change nothing", () => {
    const text = "# P\n\n### Task 1: Saw\n\n**Files**:\n\n-\t`a.ts`\n";
    for (const other of [`\ufeff${text}`, text.replaceAll("\n", "\r\n"), text.replaceAll("\n", "\r")]) {
      const { items, problems } = markdown(other);
      expect([items, problems]).toEqual([markdown(text).items, []]);
    }
  });
});

describe("what only looks like an item is none", () => {
  test.each([
    ["in an HTML comment", "<!--\n### Task 1: Fake\n- [ ] T1 Fake\n-->\n\n### Task 2: Real\n"],
    ["in a fence", "```md\n### Task 1: Fake\n```\n\n### Task 2: Real\n"],
    ["in a fence inside a fence", "````\n```\n### Task 1: Fake\n```\n````\n\n### Task 2: Real\n"],
    ["in an indented block", "text\n\n    ### Task 1: Fake\n\n### Task 2: Real\n"],
    ["in a quotation", "> ### Task 1: Fake\n\n### Task 2: Real\n"],
    ["behind a fence that never ends", "### Task 2: Real\n\n```\n### Task 1: Fake\n"],
  ])("%s", (_, text) => {
    expect(markdown(text).items.map(({ key }) => key)).toEqual(["2"]);
  });
});

test("a cycle of a thousand is one problem, and what is beside it still has its waves", () => {
  const items = Array.from({ length: 1000 }, (_, index) => ({
    key: `K${index}`,
    title: "t",
    dependsOn: [`K${(index + 1) % 1000}`],
  }));
  const plan = yaml(JSON.stringify({ items: [...items, { key: "free", title: "t" }] }));
  expect(plan.problems.map(({ code }) => code)).toEqual(["cycle"]);
  expect(plan.problems[0]?.message.length).toBeLessThan(400);
  expect(waves(plan).waves).toEqual([["free"]]);
});

test("a key that two files use for different things is told at the second, with the place of the first", () => {
  const plan = readPlan([
    { path: "a.md", text: "### Task 1: Saw the planks\n" },
    { path: "b.md", text: "\n### Task 1: Paint a wall\n" },
  ]);
  expect(plan.problems).toMatchObject([
    { code: "duplicate-key", file: "b.md", line: 2, message: expect.stringContaining("a.md:1") },
  ]);
});

test("an item that waits for itself is told, and does not", () => {
  const plan = markdown("### Task 1: Saw\n**Depends on**: Task 1\n");
  expect(told(plan)).toEqual(["2 self-dependency"]);
  expect(item(plan, "1").dependsOn).toEqual([]);
});

test("no JSON value makes any reader throw", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...formats), (value, as) => {
      const { items, problems } = readPlan([{ path: "x.json", text: JSON.stringify(value) }], { as });
      expect(items.length + problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
