import { overlaps } from "../../intents/overlap.js";
import { findItem, laneOf } from "../../plan/lookup.js";
import * as say from "../../text/rules/overlap.js";
import { sameLines } from "../lines.js";
import type { ChangedFile, Finding, OtherPull, PullFacts } from "../model.js";
import { sidesOf } from "../paths.js";
import { type Party, turnOf } from "../precedence.js";
import type { Rule, RuleContext } from "../rule.js";

/** By path, both sides of a rename. */
function byPath(files: readonly ChangedFile[]): Map<string, ChangedFile> {
  const found = new Map<string, ChangedFile>();
  for (const file of files) for (const path of sidesOf(file)) found.set(path, file);
  return found;
}

function meeting(
  mine: ReadonlyMap<string, ChangedFile>,
  other: OtherPull,
): { path: string; same: boolean }[] {
  const met: { path: string; same: boolean }[] = [];
  for (const theirs of other.files)
    for (const path of sidesOf(theirs)) {
      const own = mine.get(path);
      if (own) met.push({ path, same: sameLines(own, theirs) !== false });
    }
  return met;
}

/** Other open pull requests that touch the same files, and claimed items that say they will. */
export const overlap: Rule = {
  name: "overlap",
  find(facts, attribution, context) {
    const mine = byPath(facts.files ?? []);
    const self: Party = { ...attribution, number: facts.number };
    const weigh = (first: boolean, same: boolean) => (first || !same ? "info" : context.severity);
    const pulls = facts.others.flatMap((other): Finding[] => {
      const first = turnOf(self, other, facts);
      return meeting(mine, other).map(({ path, same }) => ({
        rule: "overlap",
        severity: weigh(first, same),
        path,
        line: null,
        owners: other.tracks,
        other: other.number,
        ...say.touchedByPull({ path, other, same, first }),
      }));
    });
    return [...pulls, ...declared(facts, self, context)];
  },
};

/** Files that claimed items of others declare and that no pull request of theirs shows yet. */
function declared(facts: PullFacts, self: Party, { paths, severity }: RuleContext): Finding[] {
  const shown = new Set([...facts.others, ...facts.place.layers].flatMap(({ items }) => items));
  return facts.claims.flatMap((claim): Finding[] => {
    const item = findItem(facts.plan, claim.itemKey);
    const own = self.items.includes(claim.itemKey) || claim.sessionId === self.session;
    const mine = claim.login !== null && claim.login.toLowerCase() === facts.author?.toLowerCase();
    if (!item || own || mine || shown.has(item.key)) return [];
    const theirs = { number: null, items: [item.key], tracks: [laneOf(item)] };
    const first = turnOf(self, theirs, facts);
    return paths
      .filter((path) => item.files.some((file) => overlaps(file.path, path)))
      .map((path) => ({
        rule: "overlap",
        severity: first ? "info" : severity,
        path,
        line: null,
        owners: theirs.tracks,
        other: item.key,
        ...say.declaredByItem({ path, item, claim, first, now: facts.now }),
        holder: { by: `session ${claim.sessionId}`, until: claim.expiresAt },
      }));
  });
}
