import type { RuleName } from "../config/model.js";
import type { OwnerMatcher } from "../ownership/match.js";
import type { OwnerNames } from "../ownership/names.js";
import type { Attribution, Finding, FindingSeverity, PullFacts } from "./model.js";
import type { SharedPath } from "./shared-paths.js";

/** What the rules share, made once for a pull request. */
export interface RuleContext {
  names: OwnerNames;
  owners: OwnerMatcher;
  /** What the pull request touches: both sides of a rename, each path once. */
  paths: readonly string[];
  shared: readonly SharedPath[];
  /** The weight of the rule that is asked, from the config. */
  severity: FindingSeverity;
}

/** Looks at the facts and says what it noticed; pure. */
export interface Rule {
  name: RuleName;
  /** It judges what is exempt from the others, too. */
  judgesAll?: true;
  find(facts: PullFacts, attribution: Attribution, context: RuleContext): Finding[];
}
