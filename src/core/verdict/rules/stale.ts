import * as say from "../../text/rules/stale.js";
import type { Finding } from "../model.js";
import type { Rule } from "../rule.js";

/** A shared file that changed on the base since the branch last took it in: judged file by file. */
export const stale: Rule = {
  name: "stale",
  find(facts, _, context) {
    const { baseChanges, baseRef } = facts;
    if (baseChanges === null) return [];
    const changed = new Set(baseChanges.paths);
    const { commit, problem } = baseChanges;
    return context.shared.flatMap(({ path, rule }): Finding[] => {
      if (!changed.has(path) && problem === null) return [];
      const text = changed.has(path)
        ? say.changedOnBase(path, baseRef, commit)
        : say.maybeChanged(path, baseRef, problem ?? "");
      return [{ rule: "stale", severity: context.severity, path, line: null, owners: rule.owners, ...text }];
    });
  },
};
