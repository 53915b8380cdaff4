import type { OwnerRule } from "../../ownership/model.js";
import type { OwnerNames, Resolved } from "../../ownership/names.js";
import * as say from "../../text/findings.js";
import { ownersText } from "../../text/findings.js";
import { isAllowed } from "../allowed.js";
import type { Approval, Attribution, Finding, PullFacts } from "../model.js";
import type { Rule } from "../rule.js";
import { approvalsOf, approversOf, standingOf } from "../standing.js";

function unowned(path: string, facts: PullFacts, rule: OwnerRule | null): Finding[] {
  const { unowned: severity } = facts.config;
  if (severity === "allow") return [];
  const text = say.unowned(path, rule && { source: facts.ownership.source, line: rule.line });
  return [{ rule: "ownership", severity, path, line: null, owners: [], ...text }];
}

/** Who owns some of the files, and those of them that no grant covers. */
interface Group {
  owners: Resolved[];
  mine: boolean;
  approvals: Approval[];
  foreign: string[];
}

/** What there is to say of each file of the group that no grant covers. */
function textOf(
  { owners, approvals, foreign }: Group,
  facts: PullFacts,
  attribution: Attribution,
  names: OwnerNames,
) {
  const approvers = approversOf(owners, names).filter((login) => login !== facts.author?.toLowerCase());
  const late = approvals.filter(({ changed }) => foreign.some((path) => changed.has(path)));
  return say.foreign({
    owners,
    attribution,
    approvers,
    outdated: {
      by: late.map(({ login }) => login),
      files: foreign.filter((path) => late.some(({ changed }) => changed.has(path))).length,
      of: foreign.length,
    },
  });
}

/**
 * A file belongs to somebody else and no grant covers it. An approving review by a login of the owner is a
 * grant for the files that are as it saw them. A shared file passes if the pull request's track is among its owners; how
 * shared files are changed is another rule's.
 */
export const ownership: Rule = {
  name: "ownership",
  find(facts, attribution, context) {
    const { names, paths, severity } = context;
    // Many files have the same owners: who they are, and what to do about it, is told once.
    const groups = new Map<string, Group>();
    const groupOf = (rule: OwnerRule): Group => {
      const whose = JSON.stringify(rule.owners);
      const known = groups.get(whose);
      if (known) return known;
      const owners = rule.owners.map((owner) => names.resolve(owner));
      const mine = standingOf([], owners, facts, attribution, names) === "mine";
      const group = { owners, mine, approvals: approvalsOf(owners, facts, names), foreign: [] };
      groups.set(whose, group);
      return group;
    };
    const owned = paths.map((path) => {
      const rule = context.owners.match(path);
      if (!rule || rule.owners.length === 0) return { path, rule, group: null };
      const group = groupOf(rule);
      const passes =
        group.mine ||
        group.approvals.some(({ stands }) => stands.has(path)) ||
        isAllowed(path, group.owners, facts, attribution, names);
      if (!passes) group.foreign.push(path);
      return { path, rule, group: passes ? undefined : group };
    });
    const texts = new Map(
      [...groups.values()].map((group) => [group, textOf(group, facts, attribution, names)]),
    );
    return owned.flatMap(({ path, rule, group }): Finding[] => {
      if (group === undefined) return [];
      if (rule === null || group === null) return unowned(path, facts, rule);
      const text = texts.get(group)?.(path, { source: facts.ownership.source, line: rule.line });
      const holder = { by: ownersText(group.owners), until: null };
      return text
        ? [{ rule: "ownership", severity, path, line: null, owners: rule.owners, ...text, holder }]
        : [];
    });
  },
};
