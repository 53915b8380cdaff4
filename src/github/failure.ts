import { RequestError } from "@octokit/request-error";
import { GitHubProblem } from "../app/ports/github-problem.js";
import { type Answer, limitOf } from "./rate-limit.js";
import type { Failure } from "./retry.js";

/** Node's and undici's codes for a request that never reached the other side. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** GitHub's answer in an error, or null where there was none. */
export function answerOf(error: unknown): Answer | null {
  if (!(error instanceof RequestError) || !error.response) return null;
  return { status: error.status, headers: error.response.headers, body: error.response.data };
}

/** The failure in an error that is worth another try or a word to the caller; null for every other error. */
export function failureOf(error: unknown, now: number): Failure | null {
  if (!(error instanceof RequestError)) return null;
  const answer = answerOf(error);
  if (!answer) return { kind: neverSent.has(codeOf(error)) ? "unreachable" : "broken" };
  const limit = limitOf(answer);
  if (limit?.kind === "primary") {
    return { kind: "limited", waitMs: Math.max(0, limit.until - now), everything: false };
  }
  if (limit) return { kind: "limited", waitMs: limit.waitMs, everything: true };
  return answer.status >= 500 ? { kind: "broken" } : null;
}

/**
 * The problem in an error that means: no token for this installation. 404 where it was removed, 403 where it is
 * suspended (docs.github.com: "Create an installation access token for an app"). Null for every other error.
 */
export function goneOf(error: unknown): GitHubProblem | null {
  if (!(error instanceof RequestError) || !error.request.url.endsWith("/access_tokens")) return null;
  if (error.status !== 404 && error.status !== 403) return null;
  return new GitHubProblem(
    "gone",
    "The App is not installed there any more, or its installation is suspended.",
    {
      cause: error,
    },
  );
}

/** The system's code, however deep fetch has wrapped it. */
function codeOf(error: Error): string {
  let cause: unknown = error;
  while (cause instanceof Error) {
    if ("code" in cause && typeof cause.code === "string") return cause.code;
    cause = cause.cause;
  }
  return "";
}
