import { compileOwners } from "../core/ownership/match.js";
import type { Ownership } from "../core/ownership/model.js";
import { laneOf } from "../core/plan/lookup.js";
import type { Item, Plan } from "../core/plan/model.js";

/** Places that a rule could own, made from its pattern; the matcher says whether it does. */
function candidates(pattern: string): string[] {
  const path = pattern.replace(/^\//, "").replace(/\\(.)/g, "$1");
  const inside = `${path.replace(/\/$/, "")}/demo.txt`;
  const possible = path.endsWith("/") ? [inside] : [path, inside];
  return possible.filter((one) => !/[*?]/.test(one));
}

/** A path that this lane alone owns, or null where it owns none. */
export function pathOwnedBy(lane: string, names: string[], ownership: Ownership): string | null {
  const matcher = compileOwners(ownership.rules);
  const mine = new Set([lane, ...names].map((name) => name.toLowerCase()));
  const alone = (path: string) => {
    const owners = matcher.match(path)?.owners ?? [];
    return (
      owners.length === 1 && mine.has((owners[0] ?? "").replace(/^(?:track|session):/, "").toLowerCase())
    );
  };
  for (const rule of ownership.rules) {
    const found = candidates(rule.pattern).find(alone);
    if (found) return found;
  }
  return null;
}

/** Other names of an item's lane: the aliases of the item that is the lane itself. */
export function laneNames(item: Item, plan: Plan): string[] {
  const lane = laneOf(item);
  return plan.items.filter((one) => one.key === lane).flatMap((one) => one.aliases);
}
