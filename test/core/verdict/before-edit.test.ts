import { describe, expect, test } from "vitest";
import { type EditFacts, editCode, judgeEdits } from "../../../src/core/verdict/before-edit.js";
import { item, plan } from "../ownership/plan.js";
import { claim, facts, people } from "./facts.js";
import { intentOf } from "./rules/intent-of.js";

const rules = { ...people.rules, shared: "fail", overlap: "warn" } as const;
const base: EditFacts = facts({ config: { ...people, rules } });
const cook = { session: "cook", login: "carol" };
const states = (
  about: Partial<EditFacts>,
  paths: string[],
  editor = cook as Parameters<typeof judgeEdits>[1],
) => judgeEdits({ ...base, ...about }, editor, paths).map(({ state, by }) => `${state}${by ? ` ${by}` : ""}`);

describe("before an edit, a path", () => {
  test("is yours, free, another's or to be announced", () => {
    expect(states({}, ["kitchen/oven.ts", "elsewhere.md", "hall/table.ts", "menu.md", "gate"])).toEqual([
      "yours",
      "free",
      "held track hall",
      "shared",
      "held gina",
    ]);
  });

  test("that is shared is yours once it is announced, and held while another holds it", () => {
    expect(states({ intents: [intentOf()] }, ["menu.md"])).toEqual(["yours"]);
    const other = intentOf({ sessionId: "waiter", login: "walter" });
    expect(judgeEdits({ ...base, intents: [other] }, cook, ["menu.md"])).toEqual([
      {
        path: "menu.md",
        state: "held",
        by: "session waiter",
        until: other.expiresAt,
        message: "menu.md is shared and held by session waiter until 13:00 UTC: a new dish.",
        todo: "Wait until it is given back: `/announce menu.md REASON` puts you in line.",
      },
    ]);
  });

  test("is yours by an owner's word, or by an item that the session holds", () => {
    expect(states({ allowances: [{ paths: ["hall/"], to: "cook", from: "waiter" }] }, ["hall/x"])).toEqual([
      "yours",
    ]);
    expect(states({ claims: [claim("H1", "carol", "cook")] }, ["hall/x"])).toEqual(["yours"]);
  });

  test("that a claimed item declares is held by its session, unless yours goes first", () => {
    const declared = plan({ items: [item("A", { files: [{ path: "lib/", access: "modify" }] })] });
    expect(states({ plan: declared, claims: [claim("A", "x", "saw")] }, ["lib/a.ts"])).toEqual([
      "held session saw",
    ]);
    expect(states({ plan: declared, claims: [claim("A", "carol", "cook")] }, ["lib/a.ts"])).toEqual(["free"]);
  });

  test("that another pull request touches is said, and no reason to wait", () => {
    const files = [{ path: "kitchen/a", previousPath: null, status: "modified" as const }];
    const others = [{ number: 9, title: "T", author: "x", items: [], tracks: [], session: null, files }];
    const [answer] = judgeEdits({ ...base, others }, cook, ["kitchen/a"]);
    expect(answer).toMatchObject({ state: "yours", message: expect.stringContaining("#9") });
  });

  test.each([
    ["nobody says who asks", { session: null, login: null }, "who asks isn't known"],
    ["no session is called so", { session: "cok", login: null }, "no session is called cok"],
  ])("of somebody is unknown where %s", (_, editor, words) => {
    expect(judgeEdits(base, editor, ["hall/x", "elsewhere.md"])).toMatchObject([
      { state: "unknown", by: "track hall", message: expect.stringContaining(words) },
      { state: "free" },
    ]);
  });

  test.each([
    ["of nothing", ""],
    ["from the root of the machine", "/etc/passwd"],
    ["that leads outside", "../x"],
    ["with an empty folder", "a//b"],
    ["with a dot for a folder", "a/./b"],
    ["with a control character", "a\u0000b"],
    ["of 5,000 letters", "x".repeat(5_000)],
  ])("%s is none, which is unknown", (_, path) => {
    expect(states({}, [path])).toEqual(["unknown"]);
  });

  test("rules that are off say nothing", () => {
    const off = { ...people, rules: { ...rules, ownership: "off" as const, shared: "off" as const } };
    expect(states({ config: off }, ["hall/x", "menu.md"])).toEqual(["yours", "yours"]);
  });
});

test("the exit code is that of the worst", () => {
  const code = (...all: ("free" | "yours" | "held" | "shared" | "unknown")[]) =>
    editCode(all.map((state) => ({ state })));
  expect([
    code("free", "yours"),
    code("free", "held"),
    code("shared"),
    code("held", "unknown"),
    code(),
  ]).toEqual([0, 1, 1, 2, 0]);
});
