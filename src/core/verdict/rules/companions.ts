import { globSet } from "../../config/glob.js";
import * as say from "../../text/rules/companions.js";
import { isAllowed } from "../allowed.js";
import type { Attribution, Finding, PullFacts } from "../model.js";
import type { Rule, RuleContext } from "../rule.js";
import { approversOf, standingOf } from "../standing.js";

/** Files that must change along, and tracks that must be asked, as the config says. */
export const companions: Rule = {
  name: "companions",
  find(facts, attribution, context) {
    const { paths } = context;
    const present = new Set(paths);
    return facts.config.companions.flatMap(({ when, require, consult }): Finding[] => {
      const pattern = globSet([when]);
      const cause = paths.filter((path) => pattern.first(path) >= 0);
      const [first] = cause;
      if (first === undefined) return [];
      const base = { rule: "companions", severity: context.severity, path: first, line: null } as const;
      const more = cause.length - 1;
      return [
        ...(require !== null && !present.has(require.replace(/^\.\//, ""))
          ? [{ ...base, owners: [], ...say.missing(first, more, require) }]
          : []),
        ...(consult !== null && !consents(consult, cause, facts, attribution, context)
          ? [{ ...base, owners: [consult], ...say.unasked(first, more, consult, asked(consult, context)) }]
          : []),
      ];
    });
  },
};

/** It is the track itself, its approving review, or its word on these very files. */
function consents(
  track: string,
  paths: readonly string[],
  facts: PullFacts,
  attribution: Attribution,
  { names }: RuleContext,
): boolean {
  const owners = [names.resolve(track)];
  if (standingOf(paths, owners, facts, attribution, names) !== "other") return true;
  return paths.every((path) => isAllowed(path, owners, facts, attribution, names));
}

const asked = (track: string, { names }: RuleContext): string[] => approversOf([names.resolve(track)], names);
