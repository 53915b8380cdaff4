import { globSet } from "../config/glob.js";
import type { RuleName } from "../config/model.js";
import { overlaps } from "../intents/overlap.js";
import type { OwnerMatcher } from "../ownership/match.js";
import type { OwnerNames } from "../ownership/names.js";
import { findItem } from "../plan/lookup.js";
import * as say from "../text/explain.js";
import { isAllowed } from "./allowed.js";
import type { Attribution, PullFacts } from "./model.js";
import { pathsOf } from "./paths.js";
import { progressOf } from "./progress.js";
import { sharedPaths } from "./shared-paths.js";
import { standingOf } from "./standing.js";

export interface SeenContext {
  names: OwnerNames;
  owners: OwnerMatcher;
  attribution: Attribution;
}

type Seen = (facts: PullFacts, context: SeenContext) => string[];

const itemsOf = (facts: PullFacts, { attribution }: SeenContext) =>
  attribution.items.flatMap((key) => findItem(facts.plan, key) ?? []);

const ownership: Seen = (facts, { names, owners, attribution }) =>
  pathsOf(facts.files ?? []).map((path) => {
    const rule = owners.match(path);
    if (!rule || rule.owners.length === 0) return say.unownedPath(path, rule?.pattern ?? null);
    const resolved = rule.owners.map((owner) => names.resolve(owner));
    const standing = standingOf([path], resolved, facts, attribution, names);
    const allowed = standing === "other" && isAllowed(path, resolved, facts, attribution, names);
    return say.ownedPath(path, rule, facts.ownership.source, allowed ? "allowed" : standing);
  });

const touchedShared = (facts: PullFacts, { owners }: SeenContext): string[] =>
  sharedPaths(pathsOf(facts.files ?? []), owners).map(({ path }) => path);

const shared: Seen = (facts, context) =>
  touchedShared(facts, context).map((path) =>
    say.announcedPath(
      path,
      facts.intents.filter(({ paths }) => paths.some((pattern) => overlaps(pattern, path))),
      facts.now,
    ),
  );

const stale: Seen = (facts, context) => {
  const paths = touchedShared(facts, context);
  const changed = new Set(facts.baseChanges?.paths);
  return paths.map((path) => say.basePath(path, facts.baseRef, facts.baseChanges, changed.has(path)));
};

const dependencies: Seen = (facts, context) =>
  itemsOf(facts, context).flatMap((item) =>
    item.dependsOn.length === 0
      ? [say.waitsForNothing(item.key)]
      : item.dependsOn.map((key) => say.dependency(item.key, progressOf(key, facts))),
  );

const claim: Seen = (facts, context) =>
  itemsOf(facts, context).map(({ key }) =>
    say.claimOf(key, facts.claims.find(({ itemKey }) => itemKey === key) ?? null, facts.now),
  );

const overlap: Seen = (facts) => {
  const mine = new Set(pathsOf(facts.files ?? []));
  const sharing = facts.others.filter(({ files }) => pathsOf(files).some((path) => mine.has(path)));
  return [say.othersSeen(facts.others.length, facts.place.lands, sharing)];
};

const scope: Seen = (facts, context) =>
  itemsOf(facts, context).map(({ key, files }) =>
    say.declaredFiles(
      key,
      files.map(({ path }) => path),
    ),
  );

const companions: Seen = (facts) => {
  const paths = pathsOf(facts.files ?? []);
  return facts.config.companions.map((one) => {
    const pattern = globSet([one.when]);
    return say.companion(one, paths.filter((path) => pattern.first(path) >= 0).length);
  });
};

const done: Seen = (facts) =>
  facts.linkedItems.map((key) => say.deliverablesOf(key, facts.deliverables.get(key) ?? []));

const rules: Seen = ({ ruleGuard }) => (ruleGuard === null ? [say.rulesUntouched] : say.ruleGuard(ruleGuard));

/** What each rule looked at, a line a value. */
export const seenBy: Record<RuleName, Seen> = {
  ownership,
  shared,
  stale,
  dependencies,
  claim,
  overlap,
  scope,
  companions,
  done,
  rules,
};
