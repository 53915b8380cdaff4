import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { revertHints, type Said } from "../../../src/core/reverts/hints.js";

const sha = (letter: string) => letter.repeat(40);
const said = (about: Partial<Said>): Said => ({
  ...{ headRef: "work", headSha: sha("0"), headMessage: "", body: "" },
  ...about,
});

describe("what a pull request says that it takes back", () => {
  it.each<[string, Partial<Said>, { pulls?: number[]; commits?: string[] }]>([
    ["nothing", { body: "Reverts to type, see #7" }, {}],
    ["GitHub's button", { body: "Reverts north/signals#12", headRef: "revert-12-saw" }, { pulls: [12] }],
    ["a number", { body: "Why.\r\n\r\nReverts #12 \r\n" }, { pulls: [12] }],
    ["only a branch", { headRef: "revert-12-saw" }, { pulls: [12] }],
    [
      "git's message",
      { headMessage: `Revert "x"\n\nThis reverts commit ${sha("a")}.` },
      { commits: [sha("a")] },
    ],
    [
      "a merge's message",
      { body: `This reverts commit ${sha("a")}, reversing\nchanges made to b.` },
      { commits: [sha("a")] },
    ],
    ["a short id", { body: "This reverts commit abcdef1." }, {}],
    ["an id of another kind of git", { body: `This reverts commit ${"a".repeat(64)}.` }, {}],
    ["a number that is none", { body: "Reverts #0\nReverts #99999999999", headRef: "revert-0-x" }, {}],
    ["many", { body: "Reverts #1\nReverts #2\nReverts #3" }, { pulls: [1, 2] }],
  ])("%s", (_, about, { pulls = [], commits = [] }) => {
    expect(revertHints(said(about))).toEqual({ pulls, commits });
  });

  test.prop([fc.string({ maxLength: 2_000 }), fc.string()])(
    "is never more than a few names",
    (body, headRef) => {
      const { pulls, commits } = revertHints(said({ body, headRef }));
      expect(pulls.length + commits.length).toBeLessThanOrEqual(4);
    },
  );

  it("is read in time from a long text", () => {
    const body = "Reverts ".repeat(8_000) + "a/".repeat(30_000) + "\nThis reverts commit ".repeat(2_000);
    const start = performance.now();
    expect(revertHints(said({ body }))).toEqual({ pulls: [], commits: [] });
    expect(performance.now() - start).toBeLessThan(200);
  });
});
