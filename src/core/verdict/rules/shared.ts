import { overlaps } from "../../intents/overlap.js";
import * as say from "../../text/rules/shared.js";
import type { Finding } from "../model.js";
import { isOwn } from "../own.js";
import type { Rule } from "../rule.js";

/** A shared file without an announced change, or one that somebody else holds. */
export const shared: Rule = {
  name: "shared",
  find(facts, attribution, context) {
    return context.shared.flatMap(({ path, rule }): Finding[] => {
      const about = facts.intents.filter(({ paths }) => paths.some((pattern) => overlaps(pattern, path)));
      const own = about.find((intent) => isOwn(intent, facts, attribution));
      if (own?.state === "held") return [];
      const holder = about.find((intent) => intent.state === "held") ?? null;
      const text = say.unannounced({ path, holder, waiting: own !== undefined, now: facts.now });
      const held = holder && {
        holder: { by: `session ${holder.sessionId}`, until: holder.expiresAt },
      };
      const { severity } = context;
      return [{ rule: "shared", severity, path, line: null, owners: rule.owners, ...text, ...held }];
    });
  },
};
