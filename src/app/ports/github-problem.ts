export type GitHubProblemKind =
  /** A rate limit that lasts longer than a request may wait; `retryAt` says until when. */
  | "rate-limited"
  /** GitHub could not be reached or answered 5xx, again and again. Nothing was done. */
  | "unavailable"
  /** The connection broke after something was sent that must not be sent twice: it may have been done. */
  | "uncertain"
  /** The conversation is locked: nobody without write access may comment. */
  | "locked"
  /** The App is not installed there any more, or its installation is suspended. */
  | "gone"
  /** The branch, commit, issue or pull request is not there (any more). */
  | "missing";

/**
 * What GitHub did not let us do, for callers that can say it or come back later. Answers that mean a fault of
 * our own (a wrong request, a missing permission) stay Octokit's `RequestError`.
 */
export class GitHubProblem extends Error {
  readonly kind: GitHubProblemKind;
  /** When it is worth another try; null where nobody knows. */
  readonly retryAt: Date | null;

  constructor(kind: GitHubProblemKind, message: string, more: { retryAt?: Date; cause?: unknown } = {}) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.name = "GitHubProblem";
    this.kind = kind;
    this.retryAt = more.retryAt ?? null;
  }
}
