import { expect, test } from "vitest";
import { behind } from "../../../src/core/verdict/ahead.js";
import { evaluate } from "../../../src/core/verdict/evaluate.js";
import { changed, facts, house, owners, people } from "./facts.js";

const strict = {
  ...people,
  rules: { ...people.rules, stale: "fail", overlap: "fail", dependencies: "fail", scope: "off", done: "off" },
} as const;
const about = {
  plan: house,
  config: strict,
  ownership: owners("/kitchen/ kitchen\n/hall/ hall\n/menu.md kitchen hall\n"),
};
const said = (of: ReturnType<typeof facts>) =>
  evaluate(of)
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ rule, path }) => `${rule} ${path ?? ""}`);

const oven = facts({
  ...about,
  number: 1,
  linkedItems: ["K1"],
  files: changed("kitchen/oven.ts", "menu.md"),
});
const menu = facts({ ...about, number: 2, linkedItems: ["K2"], files: changed("kitchen/menu.ts") });
const tables = facts({
  ...about,
  number: 3,
  linkedItems: ["H1"],
  files: changed("hall/table.ts", "menu.md"),
  others: [
    {
      number: 1,
      title: "",
      author: "carol",
      items: ["K1"],
      tracks: ["kitchen"],
      session: null,
      files: oven.files ?? [],
    },
  ],
});

test("what those ahead close is done, what they change has changed on the base, and they are in nobody's way", () => {
  expect(said(tables).sort()).toEqual(["dependencies ", "dependencies ", "overlap menu.md"]);
  expect(said(behind(tables, [oven, menu], "abc"))).toEqual(["stale menu.md"]);
  expect(said(behind(tables, [menu], "abc")).sort()).toEqual(["dependencies ", "overlap menu.md"]);
});

test("the first of a group is judged as it is", () => {
  expect(behind(tables, [], "abc")).toBe(tables);
});

test("what had changed on the base before counts on", () => {
  const late = { ...tables, baseChanges: { commit: "def", paths: ["hall/x.ts"], problem: "cut off" } };
  expect(behind(late, [oven], "abc").baseChanges).toEqual({
    commit: "def",
    paths: ["hall/x.ts", "kitchen/oven.ts", "menu.md"],
    problem: "cut off",
  });
});

test("what a layer below changes has not changed on the base of the one that stands on it", () => {
  const place = { ...tables.place, position: 2, size: 2, layers: [{ number: 1, items: ["K1"] }] };
  expect(behind({ ...tables, place }, [oven, menu], "abc").baseChanges?.paths).toEqual(["kitchen/menu.ts"]);
});

test("what takes another back does so no more where those ahead change one of its files", () => {
  const revert = { ...tables, revertOf: 7 };
  expect(behind(revert, [menu], "abc").revertOf).toBe(7);
  expect(behind(revert, [menu, oven], "abc").revertOf).toBeNull();
});
