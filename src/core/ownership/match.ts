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

/** A list of rules is never changed once it is there. */
const compiled = new WeakMap<readonly OwnerRule[], OwnerMatcher>();

/**
 * Compiles rules, once for the same list, for matching many paths: a path costs about as much as the nodes of the rule tree that it
 * reaches, not as the number of rules. Case counts and Unicode is compared exactly, as GitHub does.
 */
export function compileOwners(rules: readonly OwnerRule[]): OwnerMatcher {
  const known = compiled.get(rules);
  if (known) return known;
  const tree = patternTree();
  rules.forEach((rule, index) => {
    const pattern = parsePattern(rule.pattern);
    if (pattern) tree.add(pattern, index);
  });
  const matcher = { match: (path: string) => rules[tree.match(path)] ?? null };
  compiled.set(rules, matcher);
  return matcher;
}
