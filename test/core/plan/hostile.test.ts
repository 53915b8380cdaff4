import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maxDocumentBytes } from "../../../src/core/plan/limits.js";
import { refusal } from "../../../src/core/plan/markdown/guard.js";
import { readPlan } from "../../../src/core/plan/read.js";
import { waves } from "../../../src/core/plan/waves.js";
import { told } from "./read-one.js";

const pieces = [
  "# ",
  "### Task 1: ",
  "Track 2: ",
  "- [ ] ",
  "- [x] T1 ",
  "**",
  "`",
  "| ID | Task |\n|-|-|\n",
  "| a | b |\n",
  "\n",
  "\n\n",
  "  ",
  "\t",
  "---\n",
  "Dependencies: ",
  "1-999999",
  "→",
  "```\n",
  "<!-- id:x -->",
  "(",
  ")",
  "[",
  "]",
  "{a,b}",
  "src/a.ts",
  "OWNS",
  "SHARED FILES",
  "\u0000",
  "\ud800",
  "items:\n",
  "- key: a\n",
  "&a ",
  "*a ",
  "<<: ",
  "? ",
  ": ",
  '"',
  "'",
  "%YAML 1.2\n",
  "...\n",
  "é",
  "🧭",
  "\r\n",
  "__proto__: 1\n",
  "constructor",
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 300 }),
);

test.each(["p.md", "p.yml", "-"])(
  "no text in %s makes the reader throw, and problems have a place and a sentence",
  (path) => {
    fc.assert(
      fc.property(text, (content) => {
        const plan = readPlan([{ path, text: content }]);
        waves(plan);
        const lines = content.split(/\r\n|\r|\n/).length;
        for (const { file, line, message } of plan.problems) {
          expect(file).toBe(path);
          expect(line).toBeGreaterThanOrEqual(0);
          expect(line).toBeLessThanOrEqual(lines + 1);
          expect(message).not.toMatch(/undefined|\[object|NaN/);
        }
        const keys = new Set(plan.items.map(({ key }) => key));
        expect(keys.size).toBe(plan.items.length);
        for (const item of plan.items) for (const key of item.dependsOn) expect(keys.has(key)).toBe(true);
      }),
      { numRuns: 300 },
    );
  },
);

const full = (part: string): string => part.repeat(Math.floor(maxDocumentBytes / part.length));

describe("a file full of what keeps a parser busy is refused before it's parsed", () => {
  test.each([
    ["brackets", full("[")],
    ["brackets on lines", full("[\n")],
    ["links", full("[a](")],
    ["stars", full("*")],
    ["emphasis", full("*a_ ")],
    ["strong emphasis", full("a**b")],
    ["backticks", full("` ")],
    ["quotes", full(">")],
    ["spaced quotes", full("> ")],
    ["bullets in bullets", full("- ")],
    ["tags", full("<a ")],
    ["entities", full("&")],
    ["definitions", full("[a]: x\n")],
  ])("%s", (_, content) => {
    expect(refusal(content)).not.toBeNull();
    expect(readPlan([{ path: "p.md", text: content }]).problems).toMatchObject([
      { code: "too-large", severity: "error" },
    ]);
  });

  test("lists a thousand deep", () => {
    const content = Array.from({ length: 1000 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n");
    expect(told(readPlan([{ path: "p.md", text: content }]))).toEqual(["101 too-large"]);
  });

  test.each([
    ["flow sequences", `items: ${full("[").slice(8)}`],
    ["block sequences", `items:\n${full("- ").slice(8)}`],
  ])("%s in YAML", (_, content) => {
    expect(readPlan([{ path: "p.yml", text: content }]).problems).toMatchObject([{ code: "invalid-yaml" }]);
  });
});

test("what a real plan holds is not refused", () => {
  const table = `| ID | Task |\n|---|---|\n${Array.from({ length: 5000 }, (_, index) => `| **T${index}** | \`do\` [it](x) *now* |`).join("\n")}`;
  const list = Array.from({ length: 5000 }, (_, index) => `- [ ] **T${index}** \`do\` [it](x) *now*`).join(
    "\n",
  );
  expect(refusal(`# Plan\n\n${table}\n\n${list}\n`)).toBeNull();
});

test("groups that explode are cut, and it's said", () => {
  const row = (index: number): string => `| T${index} | do | Phase 1 |`;
  const content = `## Phase 1: All\n\n| ID | Task | Depends on |\n|-|-|-|\n${Array.from({ length: 700 }, (_, index) => row(index)).join("\n")}\n`;
  const plan = readPlan([{ path: "p.md", text: content }]);
  expect(plan.problems.some(({ code, message }) => code === "too-large" && message.includes("200000"))).toBe(
    true,
  );
});

test("bytes that are no text are refused", () => {
  expect(readPlan([{ path: "p.md", text: "# Plan\u0000" }]).problems).toMatchObject([{ code: "unreadable" }]);
});

test("no key holds a control character, so that none is taken for the key of something else", () => {
  const text =
    'items:\n  - { key: "\\u0001track 1 hull", title: One }\n  - { key: "a\\u0000b\\nc", title: Two }\n';
  expect(readPlan([{ path: "plan.yml", text }]).items.map(({ key }) => key)).toEqual([
    " track 1 hull",
    "a b c",
  ]);
});
