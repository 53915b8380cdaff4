import { compileOwners } from "../ownership/match.js";
import { ownerNames } from "../ownership/names.js";
import { checkTitle } from "../text/check-title.js";
import * as say from "../text/findings.js";
import { exemptionOf } from "./exempt.js";
import type { BroughtProblem, Conclusion, Finding, PullFacts, Verdict } from "./model.js";
import { overridden } from "./overridden.js";
import { pathsOf } from "./paths.js";
import { rules } from "./rules/index.js";
import { sharedPaths } from "./shared-paths.js";
import { whoseIs } from "./whose.js";

/** Problems of documents: errors fail, but a bad ownership line leaves the others in force and only warns. */
function broughtFinding(problem: BroughtProblem): Finding {
  const lineOnly = problem.kind === "owners" && problem.line > 0;
  return {
    rule: problem.kind,
    severity: problem.severity === "error" && !lineOnly ? "fail" : "warn",
    path: problem.file,
    line: problem.line > 0 ? problem.line : null,
    owners: [],
    message: say.problemText(problem.message),
    todo: say.mendDocument(problem.kind, problem.file, problem.line),
  };
}

function unlisted(facts: PullFacts): Finding[] {
  if (facts.files !== null) return [];
  const text = say.filesUnknown(facts.filesProblem);
  return [{ rule: "facts", severity: "fail", path: null, line: null, owners: [], ...text }];
}

/** Whether a change of the rules would fail for want of a maintainer, and who is one can't be told. */
const isUnsure = ({ ruleGuard }: PullFacts, findings: readonly Finding[]): boolean =>
  (ruleGuard?.problem ?? null) !== null &&
  findings.some(({ rule, severity }) => rule === "rules" && severity === "fail");

function conclusionOf(facts: PullFacts, findings: readonly Finding[]): Conclusion {
  if (facts.files === null || isUnsure(facts, findings)) return "unknown";
  const worst = findings.some((finding) => finding.severity === "fail")
    ? "failure"
    : findings.some((finding) => finding.severity === "warn")
      ? "neutral"
      : "success";
  return worst === "failure" && facts.draft ? "neutral" : worst;
}

/**
 * The verdict (design.md §8): every rule that the config doesn't turn off, and the documents that the pull
 * request breaks. A draft is judged without failing; what is exempt only by its documents and by the rule that guards these. Files that could not be listed make it `unknown`.
 */
export function evaluate(facts: PullFacts): Verdict {
  const names = ownerNames(facts.plan, facts.config);
  const owners = compileOwners(facts.ownership.rules);
  const paths = pathsOf(facts.files ?? []);
  const shared = sharedPaths(paths, owners);
  const { attribution, findings: nameless } = whoseIs(facts, names);
  const exempt = exemptionOf(facts) !== null;
  const noticed = (exempt ? rules.filter(({ judgesAll }) => judgesAll) : rules).flatMap((rule) => {
    const severity = facts.config.rules[rule.name];
    return severity === "off"
      ? []
      : rule.find(facts, attribution, { names, owners, paths, shared, severity });
  });
  const found = [
    ...unlisted(facts),
    ...facts.brought.map(broughtFinding),
    ...(exempt ? [] : nameless),
    ...noticed,
  ];
  const findings = overridden(found, facts);
  const conclusion = conclusionOf(facts, findings);
  const untitled: Verdict = { conclusion, title: "", findings, attribution };
  return { ...untitled, title: checkTitle(untitled, facts) };
}
