import { describe, expect, test } from "vitest";
import { changed, saidBy } from "../facts.js";

const files = changed("menu.md", "kitchen/oven.md");
const commit = "abcdef0123456789";

describe("a file that changed on the base", () => {
  test("is stale where it is shared, file by file", () => {
    const baseChanges = { commit, paths: ["menu.md", "kitchen/oven.md", "hall/x"], problem: null };
    expect(saidBy("stale", { files, baseChanges })).toEqual([
      "fail menu.md: menu.md is shared and changed on main since this branch took it in. Pull before you edit: merge or rebase onto main (abcdef0), and look at menu.md again.",
    ]);
  });

  test.each([
    ["other files changed there", { commit, paths: ["hall/x"], problem: null }],
    ["nothing changed there", null],
  ])("is not where %s", (_, baseChanges) => {
    expect(saidBy("stale", { files, baseChanges })).toEqual([]);
  });

  test("is no pass where nobody can tell", () => {
    const baseChanges = { commit, paths: [], problem: "GitHub refused" };
    expect(saidBy("stale", { files, baseChanges })).toEqual([
      "fail menu.md: Whether menu.md changed on main can't be told: GitHub refused. Merge or rebase onto main.",
    ]);
  });
});
