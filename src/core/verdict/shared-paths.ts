import type { OwnerRule } from "../ownership/model.js";
import type { PullFacts } from "./model.js";
import { pathsOf } from "./paths.js";
import type { RuleContext } from "./rule.js";

/** A path that a pull request touches and that two or more own. */
export interface SharedPath {
  path: string;
  rule: OwnerRule;
}

/** The shared files that a pull request touches. */
export function sharedPaths(
  facts: Pick<PullFacts, "files">,
  context: Pick<RuleContext, "owners">,
): SharedPath[] {
  return pathsOf(facts.files ?? []).flatMap((path) => {
    const rule = context.owners.match(path);
    return rule && rule.owners.length > 1 ? [{ path, rule }] : [];
  });
}
