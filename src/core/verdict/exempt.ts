import type { PullFacts } from "./model.js";

/** Why the rules say nothing of a pull request; null: they do. */
export function exemptionOf(facts: Pick<PullFacts, "author" | "revertOf" | "config">): string | null {
  const { authors, reverts } = facts.config.exempt;
  const author = facts.author?.toLowerCase() ?? "";
  if (authors.includes(author)) return author;
  return reverts && facts.revertOf !== null ? `it takes back #${facts.revertOf}` : null;
}
