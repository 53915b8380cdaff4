import type { Config } from "../config/model.js";
import type { Ownership } from "../ownership/model.js";
import { ownerNames } from "../ownership/names.js";
import { ownershipOf } from "../ownership/ownership-of.js";
import type { Document, Plan } from "../plan/model.js";
import { mayMeet, sameOwners, type WorkingRule, workingRules } from "./owner-rules.js";

/** The documents that say who owns what; `owners` null: there is no ownership file. */
export interface OwnerSources {
  config: Config;
  owners: Document | null;
  plan: Plan;
}

/** Who owns what, and whom the names mean. */
interface Owned {
  ownership: Ownership;
  rules: WorkingRule[];
}

export interface OwnerFacts {
  /** Who owns what now, and by which documents. */
  inForce: OwnerSources & { ownership: Ownership };
  /** What the change started from. */
  before: OwnerSources;
  after: OwnerSources;
  /** Changed paths of each of the documents. */
  touched: Record<keyof OwnerSources, string[]>;
}

const documents = ["config", "owners", "plan"] as const;

type Pick = Record<keyof OwnerSources, "before" | "after">;
const all = (side: "before" | "after"): Pick => ({ config: side, owners: side, plan: side });

/** What the changed documents do to who owns what, and the paths that do it; null: nothing. */
export function ownerChanges(facts: OwnerFacts): { what: string[]; paths: string[] } | null {
  const touched = documents.filter((one) => facts.touched[one].length > 0);
  if (touched.length === 0) return null;
  const worlds = new Map<string, Owned>();
  const world = (pick: Pick): Owned => {
    const name = JSON.stringify(pick);
    const made = worlds.get(name) ?? ownedIn(facts, pick);
    worlds.set(name, made);
    return made;
  };
  const [before, after] = [world(all("before")), world(all("after"))];
  if (same(before, after)) return null;
  // A document has a part in it where it alone would do something, or where without it something else would come of it.
  const part = touched.filter(
    (one) =>
      !same(before, world({ ...all("before"), [one]: "after" })) ||
      !same(after, world({ ...all("after"), [one]: "before" })),
  );
  const paths = (part.length > 0 ? part : touched).flatMap((one) => facts.touched[one]);
  return { what: differences(before, after), paths: [...new Set(paths)] };
}

function ownedIn({ inForce, before, after }: OwnerFacts, pick: Pick): Owned {
  const side = { before, after };
  const { config } = side[pick.config];
  const { plan } = side[pick.plan];
  const { owners } = side[pick.owners];
  // What is in force may come from another branch than the plan, and from an older text than the newest.
  const same =
    owners?.text === inForce.owners?.text &&
    owners?.path === inForce.owners?.path &&
    plan === inForce.plan &&
    config.owners === inForce.config.owners;
  const ownership = same
    ? inForce.ownership
    : ownershipOf({ file: owners, plan: settled(plan, before.plan), config });
  return { ownership, rules: workingRules(ownership.rules, ownerNames(plan, config)) };
}

/** The plan with its items as far as they were: a tick takes no file from anybody, and gives none. */
function settled(plan: Plan, before: Plan): Plan {
  if (plan === before) return plan;
  const states = new Map(before.items.map(({ key, state }) => [key, state]));
  return {
    ...plan,
    items: plan.items.map((item) => ({ ...item, state: states.get(item.key) ?? item.state })),
  };
}

/** Files of items are theirs as the plan grows: an item that comes with files which nobody had takes nothing. */
function same(before: Owned, after: Owned): boolean {
  if (sameOwners(before.rules, after.rules)) return true;
  const grows =
    after.ownership.from === "items" && (before.ownership.from === "items" || before.rules.length === 0);
  if (!grows) return false;
  const had = new Set(before.rules.map(({ place }) => place));
  const takes = (rule: WorkingRule) =>
    before.rules.some((one) => one.whose !== rule.whose && mayMeet(one.pattern, rule.pattern));
  return sameOwners(
    before.rules,
    after.rules.filter((rule) => had.has(rule.place) || takes(rule)),
  );
}

const mostTold = 6;

function differences(before: Owned, after: Owned): string[] {
  const [then, now] = [byPlace(before.rules), byPlace(after.rules)];
  const lines = [...new Set([...now.keys(), ...then.keys()])].flatMap((place) => {
    const [was, is] = [then.get(place), now.get(place)];
    if (was?.whose === is?.whose) return [];
    return [`${(is ?? was)?.text}: ${was?.owners ?? "no rule"} → ${is?.owners ?? "no rule"}`];
  });
  const source =
    before.ownership.source === after.ownership.source || before.rules.length === 0
      ? []
      : [`owners come from ${after.ownership.source} instead of ${before.ownership.source}`];
  const told =
    lines.length > mostTold
      ? [...lines.slice(0, mostTold - 1), `${lines.length - mostTold + 1} more paths`]
      : lines;
  return lines.length + source.length === 0
    ? ["another rule comes last where two match"]
    : [...source, ...told];
}

const byPlace = (rules: readonly WorkingRule[]): Map<string, WorkingRule> =>
  new Map(rules.map((rule) => [rule.place, rule]));
