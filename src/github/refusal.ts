import { GraphqlResponseError } from "@octokit/graphql";
import { RequestError } from "@octokit/request-error";

/** GitHub's answer that there is no such thing (any more): 404, or 410 for what was deleted. */
export function isGone(error: unknown): boolean {
  return error instanceof RequestError && (error.status === 404 || error.status === 410);
}

/** docs.github.com: "Locking conversations". GitHub answers 403 and says so in words only. */
export function isLocked(error: unknown): boolean {
  return error instanceof RequestError && error.status === 403 && /\blocked\b/i.test(error.message);
}

export function hasStatus(error: unknown, ...statuses: number[]): error is RequestError {
  return error instanceof RequestError && statuses.includes(error.status);
}

/** GraphQL's way to say 404. */
export function isNotFound(error: unknown): boolean {
  if (!(error instanceof GraphqlResponseError)) return false;
  const errors = error.errors ?? [];
  return errors.length > 0 && errors.every(({ type }) => type === "NOT_FOUND");
}
