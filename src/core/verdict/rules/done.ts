import { findItem, laneOf } from "../../plan/lookup.js";
import * as say from "../../text/rules/done.js";
import type { Finding } from "../model.js";
import type { Rule } from "../rule.js";

/** The pull request closes an item whose deliverables are not all ticked. */
export const done: Rule = {
  name: "done",
  find(facts, _, context) {
    return facts.linkedItems.flatMap((key): Finding[] => {
      const item = findItem(facts.plan, key);
      const open = (facts.deliverables.get(key) ?? []).filter((one) => !one.done);
      if (!item || open.length === 0) return [];
      const text = say.openDeliverables(item, open);
      const owners = [laneOf(item)];
      return [{ rule: "done", severity: context.severity, path: null, line: null, owners, ...text }];
    });
  },
};
