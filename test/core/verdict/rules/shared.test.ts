import { describe, expect, test } from "vitest";
import { changed, saidBy } from "../facts.js";
import { intentOf } from "./intent-of.js";

const mine = { author: "carol", headRef: "cook/menu", files: changed("menu.md", "kitchen/oven.md") };

describe("a shared file", () => {
  test.each([
    ["that is announced by the session of the pull request", intentOf(), mine],
    ["that is announced under a folder", intentOf({ paths: ["**/*.md"] }), mine],
    ["that is announced on the pull request, by whomever", intentOf({ sessionId: "x", pull: 12 }), mine],
    [
      "that its author announced, where no session is known",
      intentOf({ sessionId: "y" }),
      { ...mine, headRef: "z", author: "carol", config: undefined },
    ],
  ])("%s may change", (_, intent, about) => {
    const { config: __, ...rest } = about as typeof mine & { config?: undefined };
    expect(
      saidBy("shared", { ...rest, intents: [intent] }, rest.headRef === "z" ? { sessions: {} } : {}),
    ).toEqual([]);
  });

  test("that nobody announced must be announced first", () => {
    expect(saidBy("shared", mine)).toEqual([
      "fail menu.md: menu.md is shared, and this change of it is not announced. Announce it with `/announce menu.md REASON`, then pull.",
    ]);
  });

  test("that another holds has to wait, in line or not", () => {
    const other = intentOf({ sessionId: "waiter", login: "walter", reason: "prices" });
    expect(saidBy("shared", { ...mine, intents: [other] })).toEqual([
      "fail menu.md: menu.md is shared and held by session waiter until 13:00 UTC: prices. Wait until it is given back: `/announce menu.md REASON` puts you in line.",
    ]);
    const waiting = intentOf({ id: 2, state: "waiting", expiresAt: null });
    expect(saidBy("shared", { ...mine, intents: [other, waiting] })[0]).toContain("You are in line");
  });

  test("counts on both sides of a rename", () => {
    const files = [{ path: "kitchen/menu.md", previousPath: "menu.md", status: "renamed" as const }];
    expect(saidBy("shared", { ...mine, files })).toHaveLength(1);
  });

  test("of one owner, or of none, is not shared", () => {
    expect(saidBy("shared", { ...mine, files: changed("kitchen/oven.md", "elsewhere.md") })).toEqual([]);
  });
});
