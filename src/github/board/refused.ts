import { HostRefusal } from "../../app/ports/board-host.js";
import { GitHubProblem } from "../../app/ports/github-problem.js";
import type { BoardFacts, BoardIssue } from "../../core/board/model.js";
import { answerOf } from "../failure.js";
import { hasStatus } from "../refusal.js";
import { graphqlErrors } from "./partial.js";

/** Statuses that are about the one thing asked for, not about us, our rate or GitHub's health. */
const ownFault = [400, 404, 410, 422];

/**
 * A refusal of this one change as `HostRefusal`; every other error as it is: a rate limit, a lost connection,
 * a token that isn't good any more.
 */
export function refusalOf(error: unknown): unknown {
  if (error instanceof HostRefusal || error instanceof GitHubProblem) return error;
  if (hasStatus(error, ...ownFault)) return new HostRefusal(error.message, error.status, { cause: error });
  const errors = graphqlErrors(error);
  if (!errors || errors.some((one) => one.type === "RATE_LIMITED")) return error;
  return new HostRefusal(errors.map((one) => one.message).join("; "), null, { cause: error });
}

/** GitHub's 422 for a label, milestone or dependency that is there already. */
export function existsAlready(error: unknown): boolean {
  if (!hasStatus(error, 422)) return false;
  return /already[ _](?:exists|been taken|added)|already blocked/i.test(
    JSON.stringify([error.message, answerOf(error)?.body]),
  );
}

/** The issue of an item; the caller has made sure that there is one. */
export function known(facts: Pick<BoardFacts, "issues">, itemKey: string): BoardIssue {
  const issue = facts.issues.get(itemKey);
  if (!issue) throw new HostRefusal(`${itemKey} has no issue`, null);
  return issue;
}
