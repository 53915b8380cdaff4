import { heldItemChanges } from "../../rule-changes/held-items.js";
import type { RuleChange } from "../../rule-changes/model.js";
import * as say from "../../text/rules/rule-files.js";
import type { Finding, FindingSeverity, PullFacts } from "../model.js";
import { isOwn } from "../own.js";
import type { Rule } from "../rule.js";
import { approversOfChange, type RuleGuard } from "../rule-guard.js";

/** A change of who owns what, or of which rules hold, needs a maintainer who had no hand in it. */
function guarded(change: RuleChange, guard: RuleGuard, severity: FindingSeverity): Finding {
  const about = { rule: "rules", path: change.path, line: null, owners: [] };
  const approvers = approversOfChange(guard, change);
  if (approvers.length > 0) return { ...about, severity: "info", ...say.approvedChange(change, approvers) };
  if (guard.by === "maintainer")
    return { ...about, severity: "info", ...say.maintainersChange(change, guard.author) };
  if (guard.by === "worker")
    return { ...about, severity: "warn", ...say.workersChange(change, guard.author) };
  if (guard.maintainers?.length === 0) return { ...about, severity: "warn", ...say.nobodyToApprove(change) };
  return { ...about, severity, ...say.unapprovedChange(change, guard) };
}

/** Items that another session holds and that the plan would finish, drop, rename or move. */
function heldItems(facts: PullFacts, attribution: Parameters<Rule["find"]>[1]): Finding[] {
  const others = facts.claims.filter((claim) => !isOwn(claim, facts, attribution));
  return heldItemChanges(facts.planBefore ?? facts.plan, facts.planAfter, others).map((change) => ({
    rule: "rules",
    severity: "warn",
    path: change.item.file,
    line: null,
    owners: [],
    ...say.heldItem(change, facts.now),
    holder: { by: `session ${change.claim.sessionId}`, until: change.claim.expiresAt },
    other: change.item.key,
  }));
}

/** What rules the repository guards itself: config, ownership, the guard's hooks, and items that others hold. */
export const ruleFiles: Rule = {
  name: "rules",
  judgesAll: true,
  find(facts, attribution, { severity }) {
    const { ruleGuard: guard } = facts;
    const changes = guard === null ? [] : guard.changes.map((change) => guarded(change, guard, severity));
    return [...changes, ...heldItems(facts, attribution)];
  },
};
