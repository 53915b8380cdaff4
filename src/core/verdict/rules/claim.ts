import { findItem, laneOf } from "../../plan/lookup.js";
import * as say from "../../text/rules/claim.js";
import type { Finding } from "../model.js";
import { isOwn } from "../own.js";
import { isDone } from "../progress.js";
import type { Rule } from "../rule.js";

/** An item of the pull request that another session has claimed, or nobody. */
export const claim: Rule = {
  name: "claim",
  find(facts, attribution, context) {
    return attribution.items.flatMap((key): Finding[] => {
      const item = findItem(facts.plan, key);
      if (!item || isDone(key, facts)) return [];
      const held = facts.claims.find(({ itemKey }) => itemKey === key) ?? null;
      if (held && isOwn(held, facts, attribution)) return [];
      const text = held ? say.claimedByOther(item, held, facts.now) : say.claimedByNobody(item);
      const owners = [laneOf(item)];
      return [{ rule: "claim", severity: context.severity, path: null, line: null, owners, ...text }];
    });
  },
};
