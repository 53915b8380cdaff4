import { describe, expect, it, vi } from "vitest";
import { leaveWord } from "../../../src/app/clock/leave-word.js";
import type { Context } from "../../../src/app/context.js";
import { GitHubProblem, type GitHubProblemKind } from "../../../src/app/ports/github-problem.js";
import { quietLog } from "../../store/quiet-log.js";

const contextWhere = (comment: () => Promise<number>): Context =>
  ({ host: { comment }, log: quietLog }) as unknown as Context;
const failing = (error: Error) => contextWhere(() => Promise.reject(error));

describe("a word that nobody waits for", () => {
  it("is left where it can be", async () => {
    const comment = vi.fn(async () => 1);
    await leaveWord(contextWhere(comment), 7, "pull first");
    expect(comment).toHaveBeenCalledWith(7, "pull first");
  });

  it.each(["locked", "missing"] satisfies GitHubProblemKind[])(
    "is given up where the conversation is %s, so that the others are told",
    async (kind) => {
      await expect(leaveWord(failing(new GitHubProblem(kind, "shut")), 7, "x")).resolves.toBeUndefined();
    },
  );

  it.each(["rate-limited", "unavailable", "uncertain", "gone"] satisfies GitHubProblemKind[])(
    "is tried again where GitHub is %s",
    async (kind) => {
      const problem = new GitHubProblem(kind, "later");
      await expect(leaveWord(failing(problem), 7, "x")).rejects.toBe(problem);
    },
  );
});
