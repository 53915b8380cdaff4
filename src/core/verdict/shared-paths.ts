import type { OwnerMatcher } from "../ownership/match.js";
import type { OwnerRule } from "../ownership/model.js";

/** A path that two or more own. */
export interface SharedPath {
  path: string;
  rule: OwnerRule;
}

/** Those of the paths that are shared. */
export function sharedPaths(paths: readonly string[], owners: OwnerMatcher): SharedPath[] {
  return paths.flatMap((path) => {
    const rule = owners.match(path);
    return rule && rule.owners.length > 1 ? [{ path, rule }] : [];
  });
}
