import { expect, it } from "vitest";
import { afterFailure } from "../../../src/app/lanes/after-failure.js";
import { GitHubProblem } from "../../../src/app/ports/github-problem.js";

const retryAt = new Date("2026-03-01T10:00:00Z");
const problem = (kind: GitHubProblem["kind"]) => new GitHubProblem(kind, "it failed", { retryAt });

it.each([
  ["a fault of ours is tried again", new Error("bug"), 1, { kind: "again", counts: true, at: null }],
  ["until it was tried often enough", new Error("bug"), 6, { kind: "put-aside", expected: false }],
  [
    "a rate limit is waited for, and counts for nothing",
    problem("rate-limited"),
    99,
    { kind: "again", counts: false, at: retryAt },
  ],
  ["so is GitHub being down", problem("unavailable"), 99, { kind: "again", counts: false, at: retryAt }],
  ["an installation that is gone is left at once", problem("gone"), 1, { kind: "put-aside", expected: true }],
  ["what is missing may come", problem("missing"), 1, { kind: "again", counts: true, at: null }],
  ["or not", problem("missing"), 3, { kind: "put-aside", expected: true }],
])("%s", (_, error, attempts, after) => {
  expect(afterFailure(error, attempts, 6)).toEqual(after);
});
