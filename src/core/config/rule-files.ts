import { globSet, isGlob } from "./glob.js";
import { type Config, defaultOwnersPath, defaultPlanPaths } from "./model.js";

/** Where the rules of a repository stand. */
export interface RuleFilePaths {
  /** Null: there is no ownership file. */
  owners: string | null;
  /** In the order of the config, then by name. Empty: there is no plan. */
  plans: string[];
  /** Paths and globs of the config that no file answers to. */
  missing: string[];
}

/** Where the ownership file is, if there is one. */
export const ownersPathOf = ({ owners }: Pick<Config, "owners">): string =>
  (owners ?? defaultOwnersPath).replace(/^\.\//, "");

/** At most so many plan documents; a glob that takes more is a mistake. */
export const maxPlanFiles = 100;

function plansOf(wanted: readonly string[], paths: readonly string[], present: ReadonlySet<string>) {
  const plans = new Set<string>();
  const missing: string[] = [];
  for (const name of wanted) {
    const path = name.replace(/^\.\//, "");
    const glob = isGlob(path) ? globSet([path]) : null;
    const found = glob
      ? paths.filter((one) => glob.first(one) === 0).sort()
      : [path].filter((one) => present.has(one));
    if (found.length === 0) missing.push(name);
    for (const one of found) plans.add(one);
  }
  return { plans: [...plans].slice(0, maxPlanFiles), missing };
}

/** Chooses the ownership file and the plan documents among the paths of a commit (design.md §5). */
export function ruleFilePaths(
  config: Pick<Config, "plan" | "owners">,
  treePaths: readonly string[],
): RuleFilePaths {
  const present = new Set(treePaths);
  const ownersPath = ownersPathOf(config);
  const owners = present.has(ownersPath) ? ownersPath : null;
  const noOwners = config.owners !== null && owners === null ? [config.owners] : [];
  if (config.plan.length === 0) {
    const plan = defaultPlanPaths.find((path) => present.has(path));
    return { owners, plans: plan === undefined ? [] : [plan], missing: noOwners };
  }
  const { plans, missing } = plansOf(config.plan, treePaths, present);
  return { owners, plans, missing: [...noOwners, ...missing] };
}
