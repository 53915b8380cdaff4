import type { OwnerRule } from "../../ownership/model.js";
import * as say from "../../text/findings.js";
import { ownersText } from "../../text/findings.js";
import { isAllowed } from "../allowed.js";
import type { Finding, PullFacts } from "../model.js";
import type { Rule } from "../rule.js";
import { approversOf, standingOf } from "../standing.js";

function unowned(path: string, facts: PullFacts, rule: OwnerRule | null): Finding[] {
  const { unowned: severity } = facts.config;
  if (severity === "allow") return [];
  const text = say.unowned(path, rule && { source: facts.ownership.source, line: rule.line });
  return [{ rule: "ownership", severity, path, line: null, owners: [], ...text }];
}

/**
 * A file belongs to somebody else and no grant covers it. An approving review by a login of the owner is a
 * grant. A shared file passes if the pull request's track is among its owners; how shared files are changed
 * is another rule's.
 */
export const ownership: Rule = {
  name: "ownership",
  find(facts, attribution, context) {
    const { names, paths, severity } = context;
    // Many files have the same owners: who they are, and what to do about it, is told once.
    const known = new Map<string, ReturnType<typeof about>>();
    const about = (rule: OwnerRule) => {
      const owners = rule.owners.map((owner) => names.resolve(owner));
      const approvers = approversOf(owners, names).filter((login) => login !== facts.author?.toLowerCase());
      return {
        owners,
        standing: standingOf(owners, facts, attribution, names),
        text: say.foreign({ owners, attribution, approvers }),
        holder: { by: ownersText(owners), until: null },
      };
    };
    return paths.flatMap((path): Finding[] => {
      const rule = context.owners.match(path);
      if (!rule || rule.owners.length === 0) return unowned(path, facts, rule);
      const whose = JSON.stringify(rule.owners);
      const told = known.get(whose) ?? about(rule);
      known.set(whose, told);
      const { owners, standing, text, holder } = told;
      if (standing !== "other" || isAllowed(path, owners, facts, attribution, names)) return [];
      const place = { source: facts.ownership.source, line: rule.line };
      return [
        { rule: "ownership", severity, path, line: null, owners: rule.owners, ...text(path, place), holder },
      ];
    });
  },
};
