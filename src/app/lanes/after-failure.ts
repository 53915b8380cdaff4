import { GitHubProblem } from "../ports/github-problem.js";

/** What becomes of a delivery or of work that failed. */
export type AfterFailure =
  /** Tried again; `counts` is false where neither we nor the delivery is at fault. `at` is null for our own backoff. */
  | { kind: "again"; counts: boolean; at: Date | null }
  /** Put aside. `expected`: a state of the world, not a fault, so nobody need look into it. */
  | { kind: "put-aside"; expected: boolean };

/** What is missing may just not be there yet: GitHub's own replicas lag behind a webhook. */
const missingAttempts = 3;

/** `attempts` counts this one; at `limit` it was tried often enough. */
export function afterFailure(error: unknown, attempts: number, limit: number): AfterFailure {
  if (error instanceof GitHubProblem) {
    if (error.kind === "gone") return { kind: "put-aside", expected: true };
    if (error.kind === "missing" && attempts >= missingAttempts) return { kind: "put-aside", expected: true };
    if (error.kind === "rate-limited" || error.kind === "unavailable") {
      return { kind: "again", counts: false, at: error.retryAt };
    }
  }
  return attempts >= limit
    ? { kind: "put-aside", expected: false }
    : { kind: "again", counts: true, at: null };
}
