import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/core/plan/read.js";
import { item, told, yaml } from "./read-one.js";

const whole = `title: Harbour
tracks:
  crane: { title: Crane team, owns: [src/crane/] }
  quay:
    owns:
      - src/quay/
sessions:
  - { id: ada, role: builds cranes }
phases: [Dig, Build]
shared:
  - { path: package.json, note: tell the others first }
items:
  - key: C1
    title: Raise the crane
    track: crane
    phase: Build
    priority: P1
    depends_on: Q1
    files: [src/crane/arm.ts, { path: ./src/crane/hook.ts, access: create }]
    deliverables: [Arm, { text: Hook, done: true }]
    exitCriteria: It lifts
    estimate: 2h
    owner: Ada
    aliases: [crane-arm]
  - { key: Q1, title: Dig, track: quay, phase: Dig, done: true }
`;

test("every field of the YAML form arrives", () => {
  const plan = yaml(whole);
  expect(plan.problems).toEqual([]);
  expect(item(plan, "C1")).toEqual({
    key: "C1",
    aliases: ["crane-arm"],
    title: "Raise the crane",
    track: "crane",
    phase: "Build",
    priority: "P1",
    state: "open",
    dependsOn: ["Q1"],
    files: [
      { path: "src/crane/arm.ts", access: "modify" },
      { path: "src/crane/hook.ts", access: "create" },
    ],
    deliverables: [
      { text: "Arm", done: false },
      { text: "Hook", done: true },
    ],
    exitCriteria: "It lifts",
    estimate: "2h",
    owner: "Ada",
    file: "plan.yml",
    line: 13,
  });
  expect(item(plan, "Q1").state).toBe("done");
  expect(plan.tracks).toEqual([
    { id: "crane", title: "Crane team" },
    { id: "quay", title: "quay" },
  ]);
  expect(plan.sessions).toEqual([{ id: "ada", role: "builds cranes", line: 8 }]);
  expect(plan.ownership).toEqual([
    { pattern: "src/crane/", owners: ["crane"], note: null, file: "plan.yml", line: 3 },
    { pattern: "src/quay/", owners: ["quay"], note: null, file: "plan.yml", line: 6 },
    {
      pattern: "package.json",
      owners: ["crane", "quay", "ada"],
      note: "tell the others first",
      file: "plan.yml",
      line: 11,
    },
  ]);
});

test.each(["1.10", "1.1", "08", "0009", "0x1F", "1e3", "2026-01-02", "12_000", "no", "~x", "#7", "4.B"])(
  "the key %s stays as it is written",
  (key) => {
    const written = key.startsWith("#") || key.startsWith("~") ? `"${key}"` : key;
    expect(yaml(`items:\n  - key: ${written}\n    title: a\n`).items[0]?.key).toBe(key);
  },
);

test("keys of any text come back from JSON, which is YAML too", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc
          .string({ minLength: 1, maxLength: 20, unit: "grapheme" })
          .filter((key) => !key.includes("\0") && key.trim() !== ""),
        { minLength: 1, maxLength: 6, selector: (key) => key.trim().replace(/\s+/g, " ").toLowerCase() },
      ),
      (keys) => {
        const text = JSON.stringify({ items: keys.map((key) => ({ key, title: "t" })) });
        expect(readPlan([{ path: "p.json", text }]).items.map((one) => one.key)).toEqual(keys);
      },
    ),
  );
});

describe("what is wrong is told with its line", () => {
  test.each([
    [
      "an unknown key, with the near one",
      "items:\n  - key: a\n    title: t\n    prioritty: P1\n",
      4,
      "priority",
    ],
    ["an unknown key at the top", "itms: []\nitems: []\n", 1, "items"],
    [
      "a wrong choice, with what is allowed",
      "items:\n  - key: a\n    title: t\n    priority: P9\n",
      4,
      "`P3`",
    ],
    ["a missing title", "items:\n  - key: a\n", 2, "title"],
    ["a missing list of items", "title: x\n", 1, "items"],
    ["a list where text belongs", "items:\n  - key: a\n    title: [b]\n", 3, "text"],
    ["a truth value where text belongs", "items:\n  - key: true\n    title: t\n", 2, "quotes"],
    [
      "an unknown key of a file",
      "items:\n  - key: a\n    title: t\n    files: [{ path: x, acces: own }]\n",
      4,
      "access",
    ],
    [
      "a phase that the list lacks",
      "phases: [One]\nitems:\n  - key: a\n    title: t\n    phase: Onee\n",
      5,
      "One",
    ],
    ["state against done", "items:\n  - { key: a, title: t, state: open, done: true }\n", 2, "state"],
    ["a tab", "items:\n\t- key: a\n", 2, "tab"],
    ["a mapping key twice", "items:\n  - key: a\n    title: t\n    title: u\n", 4, "twice"],
    ["a second document", "items: []\n---\nitems: []\n", 2, "second document"],
    ["an alias of nothing", "items:\n  - key: a\n    title: *t\n", 3, "&t"],
    ["an alias inside itself", "items: &i [*i]\n", 1, "never ends"],
    ["broken quotes", 'items:\n  - key: "a\n', 3, "quote"],
  ])("%s", (_, text, line, said) => {
    const problem = yaml(text).problems.find((one) => one.severity === "error");
    expect(problem).toMatchObject({ line, file: "plan.yml" });
    expect(problem?.message).toContain(said);
  });

  test("all at once", () => {
    const plan = yaml("foo: 1\nitems:\n  - key: a\n    priority: P9\n  - [b]\n");
    expect(told(plan)).toEqual(["1 invalid-value", "3 invalid-value", "4 invalid-value", "5 invalid-value"]);
  });
});

test("anchors, merge keys, a byte order mark and CRLF are fine", () => {
  const text = "\ufeffitems:\n  - &d { key: a, title: A, track: t }\n  - <<: *d\n    key: b\n".replaceAll(
    "\n",
    "\r\n",
  );
  const plan = yaml(text);
  expect(plan.problems).toEqual([]);
  expect(plan.items.map(({ key, title, track, line }) => [key, title, track, line])).toEqual([
    ["a", "A", "t", 2],
    ["b", "A", "t", 3],
  ]);
});

test("an alias bomb is refused before it goes off", () => {
  const names = [..."abcdefghij"];
  const layers = names.map((name, index) =>
    index === 0
      ? "a: &a [x, x, x, x, x, x, x, x, x]"
      : `${name}: &${name} [${Array(9)
          .fill(`*${names[index - 1]}`)
          .join(", ")}]`,
  );
  expect(yaml(`${layers.join("\n")}\nitems: *j\n`).problems).toMatchObject([
    { code: "invalid-yaml", message: expect.stringContaining("aliases") },
  ]);
});

test("a text is known as YAML by what it says, whatever its name", () => {
  const text = "# our plan\ntitle: x\nitems:\n  - { key: a, title: A }\n";
  expect(readPlan([{ path: "-", text }]).items).toHaveLength(1);
  const prose = "---\ntitle: x\nitems: many\n---\n# Plan\n\n### Task 1: One\n";
  expect(readPlan([{ path: "-", text: prose }]).items.map(({ title }) => title)).toEqual(["One"]);
});
