import { findItem, laneOf } from "../../plan/lookup.js";
import type { Item } from "../../plan/model.js";
import * as say from "../../text/findings.js";
import type { Finding, PullFacts } from "../model.js";
import { progressOf } from "../progress.js";
import type { Rule } from "../rule.js";

/** What can be worked on now to get `item` done: the open items at the end of its chains of dependencies. */
function nextOf(item: Item, facts: PullFacts): Item[] {
  const seen = new Set([item.key]);
  const queue = [item];
  const ready: Item[] = [];
  for (let at = 0; at < queue.length; at++) {
    const current = queue[at];
    if (!current) break;
    const waits = current.dependsOn.filter((key) => !progressOf(key, facts).done);
    if (waits.length === 0 && current !== item) ready.push(current);
    for (const key of waits) {
      const next = findItem(facts.plan, key);
      if (!next || seen.has(next.key)) continue;
      seen.add(next.key);
      queue.push(next);
    }
  }
  return ready;
}

/** The dependencies of the pull request's items that are not done, unless it brings them itself. */
export const dependencies: Rule = {
  name: "dependencies",
  find(facts, attribution, context) {
    const items = attribution.items.flatMap((key) => findItem(facts.plan, key) ?? []);
    const open = (key: string) => !attribution.items.includes(key) && !progressOf(key, facts).done;
    return items.flatMap((item) =>
      item.dependsOn.filter(open).map((key): Finding => {
        const dependency = findItem(facts.plan, key);
        const text = say.openDependency({
          item,
          key,
          dependency,
          progress: progressOf(key, facts),
          claim: facts.claims.find((claim) => claim.itemKey === key) ?? null,
          pull: [...facts.place.layers, ...facts.others].find(({ items }) => items.includes(key)) ?? null,
          next: dependency ? nextOf(dependency, facts) : [],
          now: facts.now,
        });
        const owners = dependency ? [laneOf(dependency)] : [];
        return { rule: "dependencies", severity: context.severity, path: null, line: null, owners, ...text };
      }),
    );
  },
};
