import { describe, expect, it } from "vitest";
import type { Context } from "../../../src/app/context.js";
import { handleConcern } from "../../../src/app/deliveries/handle-concern.js";

const headSha = "a".repeat(40);
const oldBase = "b".repeat(40);
const branch = `gh-readonly-queue/old-release/pr-3-${oldBase}`;
const pulls = [
  { subject: "pull:3", headSha },
  { subject: "pull:4", headSha: oldBase },
];

/** The verdicts kept; each branch's tip is called after it. */
function contextOf(group: { headSha: string; baseRef: string } | null): Context {
  const store = {
    verdicts: {
      find: async (_: number, subject: string) => (subject === `group:${headSha}` ? group : null),
      open: async () => pulls,
    },
    documents: { lastGood: async () => [], keepFiles: async () => {} },
  };
  const host = { repository: { id: 7 }, ruleFiles: async (ref: string) => ({ commit: `tip of ${ref}` }) };
  return { repository: { id: 7 }, store, host, now: () => new Date(0) } as unknown as Context;
}

const recheck = { kind: "recheck", pull: null, headSha, branch } as const;

describe("a re-run that names no pull request", () => {
  it("on a branch only called like a merge group's judges the pull request of the commit, by its own base", async () => {
    expect(await handleConcern(contextOf(null), recheck)).toEqual([
      expect.objectContaining({ repositoryId: 7, subject: "pull:3" }),
    ]);
  });

  it("of a merge group takes the tip of the base that GitHub named, not what its branch's name says", async () => {
    expect(await handleConcern(contextOf({ headSha, baseRef: "main" }), recheck)).toEqual([
      {
        repositoryId: 7,
        kind: "verdict",
        subject: `group:${headSha}`,
        detail: { headSha, headRef: branch, baseSha: "tip of main", baseRef: "main", fresh: true },
      },
    ]);
  });
});
