import type { OwnerRule } from "./model.js";
import { parsePattern } from "./pattern.js";
import { patternTree } from "./pattern-tree.js";

export interface OwnerMatcher {
  /**
   * The rule that decides about the file at `path` (from the repository's root, without `./`): the last one
   * that matches. Null: no rule does. A rule without owners says that nobody owns the file.
   */
  match(path: string): OwnerRule | null;
}

/**
 * Compiles rules for matching many paths: a path costs about as much as the nodes of the rule tree that it
 * reaches, not as the number of rules. Case counts and Unicode is compared exactly, as GitHub does.
 */
export function compileOwners(rules: readonly OwnerRule[]): OwnerMatcher {
  const tree = patternTree();
  rules.forEach((rule, index) => {
    const pattern = parsePattern(rule.pattern);
    if (pattern) tree.add(pattern, index);
  });
  return { match: (path) => rules[tree.match(path)] ?? null };
}
