import { describe, expect, test } from "vitest";
import { errorsOf } from "../../../src/core/plan/lookup.js";
import { readPlan } from "../../../src/core/plan/read.js";
import { item, markdown, told, yaml } from "./read-one.js";

const entry = (key: string, more = ""): string => `  - key: ${key}\n    title: Item ${key}\n${more}`;

describe("errors stop a sync", () => {
  test("a cycle is told once, with the whole way round", () => {
    const plan = yaml(
      `items:\n${entry("a", "    dependsOn: [b]\n")}${entry("b", "    dependsOn: [c]\n")}${entry("c", "    dependsOn: [a]\n")}`,
    );
    expect(told(plan)).toEqual(["2 cycle"]);
    expect(plan.problems[0]?.message).toContain("a → b → c → a");
  });

  test("items that only wait for a cycle are not blamed", () => {
    const plan = yaml(
      `items:\n${entry("x", "    dependsOn: [a]\n")}${entry("a", "    dependsOn: [b]\n")}${entry("b", "    dependsOn: [a]\n")}`,
    );
    expect(plan.problems).toMatchObject([
      { code: "cycle", line: 5, message: expect.stringContaining("a → b → a") },
    ]);
  });

  test("a key that is taken, also in another case", () => {
    const plan = yaml(`items:\n${entry("a1")}${entry("A1")}${entry("a1")}`);
    expect(told(plan)).toEqual(["4 duplicate-key", "6 duplicate-key"]);
    expect(plan.problems[0]?.message).toContain("plan.yml:2");
  });

  test("an unknown dependency names the nearest key", () => {
    const plan = yaml(`items:\n${entry("planner")}${entry("b", "    dependsOn:\n      - planer\n")}`);
    expect(told(plan)).toEqual(["7 unknown-dependency"]);
    expect(plan.problems[0]?.message).toContain('did you mean "planner"?');
    expect(item(plan, "b").dependsOn).toEqual([]);
  });

  test("an item that waits for itself", () => {
    const plan = yaml(`items:\n${entry("a", "    dependsOn: a\n")}`);
    expect(told(plan)).toEqual(["4 self-dependency"]);
    expect(item(plan, "a").dependsOn).toEqual([]);
  });

  test("in a Markdown field a name stops, a sentence doesn't", () => {
    const plan = markdown(
      "### Task 1: One\n**Dependencies**: Task 9\n\n### Task 2: Two\n**Dependencies**: somebody must buy a domain\n",
    );
    expect(plan.problems.map(({ severity, code, line }) => [severity, code, line])).toEqual([
      ["error", "unknown-dependency", 2],
      ["warning", "unknown-dependency", 5],
    ]);
  });

  test("a document of 5 MB is refused unread", () => {
    const plan = markdown("# Plan\n".repeat(800_000));
    expect(plan.problems).toMatchObject([{ severity: "error", code: "too-large", line: 0 }]);
    expect(plan.items).toEqual([]);
  });
});

describe("warnings don't", () => {
  test("two items that may run at once touch the same file", () => {
    const files = "    files: [src/a.ts]\n";
    const plan = yaml(
      `items:\n${entry("a", files)}${entry("b", files)}${entry("c", `    dependsOn: [b]\n${files}`)}`,
    );
    expect(told(plan)).toEqual(["5 file-conflict", "8 file-conflict"]);
    expect(plan.problems.map(({ message }) => message.slice(0, 17))).toEqual([
      'items "a" and "b"',
      'items "a" and "c"',
    ]);
    expect(errorsOf(plan.problems)).toEqual([]);
  });

  test("waiting through others is waiting, and done items conflict with nobody", () => {
    const files = "    files: [src/a.ts]\n";
    const plan = yaml(
      `items:\n${entry("a", files)}${entry("m", "    dependsOn: a\n")}${entry("c", `    dependsOn: m\n${files}`)}${entry("d", `    done: true\n${files}`)}`,
    );
    expect(plan.problems).toEqual([]);
  });

  test("a folder holds the files in it", () => {
    const plan = yaml(
      `items:\n${entry("a", "    files: [src/]\n")}${entry("b", "    files: [src/deep/x.ts]\n")}`,
    );
    expect(plan.problems).toMatchObject([
      { code: "file-conflict", message: expect.stringContaining("src/deep/x.ts") },
    ]);
  });

  test("files that nobody or somebody else owns", () => {
    const plan = yaml(
      `tracks: { web: { owns: [web/] }, api: { owns: [api/] } }\nitems:\n${entry("a", "    track: web\n    files: [web/x.ts, api/y.ts, lib/z.ts]\n")}`,
    );
    expect(plan.problems.map(({ code, message }) => [code, /[\w/]+\.ts/.exec(message)?.[0]])).toEqual([
      ["unowned-file", "lib/z.ts"],
      ["foreign-file", "api/y.ts"],
    ]);
  });

  test("without ownership lists nothing is unowned", () => {
    expect(yaml(`items:\n${entry("a", "    files: [lib/z.ts]\n")}`).problems).toEqual([]);
  });

  test("an owner or a track that the plan doesn't know", () => {
    const plan = yaml(
      `tracks: { web: {}, api: {} }\nshared:\n  - { path: x.json, owners: [web, apj] }\nitems:\n${entry("a", "    track: wep\n")}`,
    );
    expect(told(plan)).toEqual(["3 unknown-owner", "5 unknown-owner"]);
    expect(plan.problems[0]?.message).toContain('did you mean "api"?');
  });

  test("logins and teams are not looked up", () => {
    const plan = yaml(
      `tracks: { web: {} }\nshared:\n  - { path: x.json, owners: ["@ada", web] }\nitems:\n${entry("a")}`,
    );
    expect(plan.problems).toEqual([]);
  });

  test("a name that could be several items makes no edge", () => {
    const plan = markdown("### Track 1: One\n\n### Session 1: Two\n\n### Task 7: Three\n**Depends on**: 1\n");
    expect(plan.problems).toMatchObject([
      {
        severity: "warning",
        code: "ambiguous",
        line: 6,
        message: expect.stringContaining("track-1, session-1"),
      },
    ]);
    expect(item(plan, "7").dependsOn).toEqual([]);
  });
});

test("several documents are one plan, and an item told twice has the fields of both", () => {
  const plan = readPlan([
    { path: "b.yml", text: "items:\n  - { key: K1, title: Dig the well, files: [well.ts] }\n" },
    {
      path: "a.md",
      text: "| ID | Task | Priority | Depends on |\n|-|-|-|-|\n| K1 | Dig the well | high | K2 |\n| K2 | Buy a spade | | |\n",
    },
  ]);
  expect(plan.problems).toEqual([]);
  expect(item(plan, "K1")).toMatchObject({
    priority: "P1",
    dependsOn: ["K2"],
    files: [{ path: "well.ts" }],
    file: "b.yml",
  });
});

test("one key for two things in two documents is a duplicate", () => {
  const plan = readPlan([
    { path: "a.md", text: "### Task 1: Paint the fence\n" },
    { path: "b.md", text: "### Task 1: Sharpen knives\n" },
  ]);
  expect(plan.problems).toMatchObject([{ code: "duplicate-key", file: "b.md", line: 1 }]);
});

test("a document that is no plan says so", () => {
  expect(markdown("# Notes\n\nJust prose.\n").problems).toMatchObject([
    { severity: "warning", code: "no-items", file: "PLAN.md" },
  ]);
});
