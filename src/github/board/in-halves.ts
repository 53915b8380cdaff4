import { GitHubProblem } from "../../app/ports/github-problem.js";
import { hasStatus } from "../refusal.js";

export interface Batch<R> {
  results: R[];
  refused: string[];
}

/**
 * GitHub ends a request after 10 s, and a large batch may take longer: then it is sent again in halves. What
 * is sent must do no harm when it is repeated.
 */
export async function inHalves<T, R>(
  list: readonly T[],
  sendBatch: (some: readonly T[]) => Promise<Batch<R>>,
): Promise<Batch<R>> {
  if (list.length === 0) return { results: [], refused: [] };
  try {
    return await sendBatch(list);
  } catch (error) {
    const tooSlow =
      hasStatus(error, 502, 504) ||
      (error instanceof GitHubProblem && ["unavailable", "uncertain"].includes(error.kind));
    if (!tooSlow || list.length === 1) throw error;
    const middle = Math.ceil(list.length / 2);
    const left = await inHalves(list.slice(0, middle), sendBatch);
    const right = await inHalves(list.slice(middle), sendBatch);
    return { results: [...left.results, ...right.results], refused: [...left.refused, ...right.refused] };
  }
}
