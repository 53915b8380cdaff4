import { worstFirst } from "./group.js";
import type { Conclusion } from "./model.js";

/** Another open pull request with the very same head commit. */
export interface Twin {
  number: number;
  conclusion: Conclusion;
}

/**
 * The twin that the check of a commit has to speak for: GitHub keeps checks by commit, so that a pull request that may not
 * merge would turn green by a second one from the same commit. Null: the own verdict is as bad as any.
 */
export function worstTwin(own: Conclusion, twins: readonly Twin[]): Twin | null {
  const rank = (conclusion: Conclusion): number => worstFirst.indexOf(conclusion);
  const [worst] = [...twins].sort((a, b) => rank(a.conclusion) - rank(b.conclusion) || a.number - b.number);
  return worst && rank(worst.conclusion) < rank(own) ? worst : null;
}
