import type { RuleName, Severity } from "../config/model.js";
import { compileOwners } from "../ownership/match.js";
import { ownerNames } from "../ownership/names.js";
import { evaluate } from "./evaluate.js";
import { type Exemption, exemptionOf } from "./exempt.js";
import type { Finding, PullFacts, Verdict } from "./model.js";
import { rules } from "./rules/index.js";
import { seenBy } from "./seen-by.js";

/** A rule, what it looked at, and what it found. */
export interface RuleExplanation {
  rule: RuleName;
  severity: Severity;
  /** The values that it saw, a line each. */
  saw: string[];
  /** What it noticed, as the verdict weighs it; `todo` is what would make it pass. */
  findings: Pick<Finding, "severity" | "path" | "message" | "todo">[];
}

export interface Explanation {
  verdict: Verdict;
  /** Why no rule judges it; null: they do. */
  exempt: Exemption | null;
  rules: RuleExplanation[];
}

/** The verdict with the values behind it, rule by rule. */
export function explain(facts: PullFacts): Explanation {
  const verdict = evaluate(facts);
  const names = ownerNames(facts.plan, facts.config);
  const context = { names, owners: compileOwners(facts.ownership.rules), attribution: verdict.attribution };
  return {
    verdict,
    exempt: exemptionOf(facts),
    rules: rules.map(({ name }) => ({
      rule: name,
      severity: facts.config.rules[name],
      saw: seenBy[name](facts, context),
      findings: verdict.findings
        .filter(({ rule }) => rule === name)
        .map(({ severity, path, message, todo }) => ({ severity, path, message, todo })),
    })),
  };
}
