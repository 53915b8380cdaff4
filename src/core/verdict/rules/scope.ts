import { overlaps } from "../../intents/overlap.js";
import { findItem } from "../../plan/lookup.js";
import * as say from "../../text/rules/scope.js";
import type { Finding } from "../model.js";
import type { Rule } from "../rule.js";

/** Files outside what the items said they would touch; items that say nothing may touch anything. */
export const scope: Rule = {
  name: "scope",
  find(facts, attribution, context) {
    const items = attribution.items.flatMap((key) => findItem(facts.plan, key) ?? []);
    if (items.length === 0 || items.some(({ files }) => files.length === 0)) return [];
    const declared = items.flatMap(({ files }) => files.map(({ path }) => path));
    // What a rule of the config asks for is within every scope.
    const asked = facts.config.companions.flatMap(({ require }) => require ?? []);
    const within = [...declared, ...asked];
    // Whoever works on an item ticks it off.
    const documents = new Set(facts.plan.items.map(({ file }) => file));
    const text = say.outOfScope(items);
    return context.paths
      .filter((path) => !documents.has(path) && !within.some((pattern) => overlaps(pattern, path)))
      .map(
        (path): Finding => ({
          rule: "scope",
          severity: context.severity,
          path,
          line: null,
          owners: [],
          ...text(path),
        }),
      );
  },
};
