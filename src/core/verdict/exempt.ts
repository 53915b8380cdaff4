import type { PullFacts } from "./model.js";
import { pushedByOthers } from "./pushers.js";

/** Why the rules say nothing of a pull request: who wrote it, or which one it takes back. */
export type Exemption = { author: string } | { reverts: number };

/** Null: the rules are for it too. */
export function exemptionOf(
  facts: Pick<PullFacts, "author" | "revertOf" | "config" | "pushers">,
): Exemption | null {
  const { authors, reverts } = facts.config.exempt;
  const author = facts.author?.toLowerCase() ?? "";
  // What somebody else pushed to it is not that author's.
  if (authors.includes(author) && !pushedByOthers(facts)) return { author };
  return reverts && facts.revertOf !== null ? { reverts: facts.revertOf } : null;
}
