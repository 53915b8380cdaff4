import { describe, expect, test } from "vitest";
import { claim, house, saidBy } from "../facts.js";

const closing = { linkedItems: ["H1"], author: "walter" };

describe("the item of a pull request", () => {
  test.each([
    ["its session holds", closing, claim("H1", "walter", "waiter")],
    [
      "its author holds, whatever the session is called",
      { ...closing, author: "zoe" },
      claim("H1", "Zoe", "x"),
    ],
    [
      "is held by the claim that this pull request belongs to",
      closing,
      { ...claim("H1", "x", "y"), pull: 12 },
    ],
  ])("that %s is no finding", (_, about, held) => {
    expect(saidBy("claim", { ...about, claims: [held] })).toEqual([]);
  });

  test("that another session holds is said, with who and until when", () => {
    expect(saidBy("claim", { ...closing, claims: [claim("H1", "carol", "cook")] })).toEqual([
      "fail –: H1 (Tables) is claimed by session cook (carol) until 14:05 UTC. Agree with session cook: it can hand the item over with `/handoff` or give it up with `/release`.",
    ]);
  });

  test("that nobody holds is said; one that is done is not", () => {
    expect(saidBy("claim", closing)).toEqual([
      "fail –: H1 (Tables) is claimed by nobody, so somebody else may start it. Comment `/claim` on the issue of H1.",
    ]);
    const progress = [{ key: "H1", done: true, issue: 3, dropped: false }];
    expect(saidBy("claim", { ...closing, progress })).toEqual([]);
    expect(saidBy("claim", { plan: house })).toEqual([]);
  });
});
