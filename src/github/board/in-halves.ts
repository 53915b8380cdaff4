import { GitHubProblem } from "../../app/ports/github-problem.js";
import { hasStatus } from "../refusal.js";
import { askInParts, type GraphqlError, graphqlErrors, type PartialAnswer } from "./partial.js";
import type { BoardSeat } from "./seat.js";

export interface Batch<R> {
  results: R[];
  refused: string[];
}

/** GitHub's error where one request takes more of it than one may (docs.github.com, "Query limits"). */
const isTooMuch = (error: GraphqlError): boolean => error.type === "RESOURCE_LIMITS_EXCEEDED";

class TooMuch extends Error {}

/** Asks, and throws where it is too much for one request. */
export async function askBatch(seat: BoardSeat, document: string, variables: object): Promise<PartialAnswer> {
  const answer = await askInParts(seat.octokit, document, { ...variables });
  const excess = answer.errors.find(isTooMuch);
  if (excess) throw new TooMuch(excess.message);
  return answer;
}

function isTooLarge(error: unknown): boolean {
  return (
    error instanceof TooMuch ||
    graphqlErrors(error)?.some(isTooMuch) === true ||
    hasStatus(error, 502, 504) ||
    (error instanceof GitHubProblem && ["unavailable", "uncertain"].includes(error.kind))
  );
}

/**
 * GitHub ends a request after 10 s, or when it takes too much, as a large batch may: then it is sent again in halves.
 * What is sent must do no harm when it is repeated.
 */
export async function inHalves<T, R>(
  list: readonly T[],
  sendBatch: (some: readonly T[]) => Promise<Batch<R>>,
): Promise<Batch<R>> {
  if (list.length === 0) return { results: [], refused: [] };
  try {
    return await sendBatch(list);
  } catch (error) {
    if (!isTooLarge(error) || list.length === 1) throw error;
    const middle = Math.ceil(list.length / 2);
    const left = await inHalves(list.slice(0, middle), sendBatch);
    const right = await inHalves(list.slice(middle), sendBatch);
    return { results: [...left.results, ...right.results], refused: [...left.refused, ...right.refused] };
  }
}
