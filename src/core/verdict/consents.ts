import { globSet } from "../config/glob.js";
import type { Config } from "../config/model.js";
import type { OwnerMatcher } from "../ownership/match.js";
import type { OwnerNames } from "../ownership/names.js";
import { approversOf } from "./standing.js";

export interface ConsentFacts {
  paths: readonly string[];
  owners: OwnerMatcher;
  names: OwnerNames;
  config: Pick<Config, "companions">;
}

/** The files to which an account's approving review is a consent: its own, and those about which it must be asked. */
export function consentedPaths(
  account: readonly string[],
  { paths, owners, names, config }: ConsentFacts,
): string[] {
  const known = new Map<string, boolean>();
  const speaksFor = (ids: readonly string[]): boolean => {
    const key = JSON.stringify(ids);
    const answer =
      known.get(key) ??
      approversOf(
        ids.map((id) => names.resolve(id)),
        names,
      ).some((login) => account.includes(login));
    known.set(key, answer);
    return answer;
  };
  const asked = globSet(
    config.companions
      .filter(({ consult }) => consult !== null && speaksFor([consult]))
      .map(({ when }) => when),
  );
  return paths.filter((path) => speaksFor(owners.match(path)?.owners ?? []) || asked.first(path) >= 0);
}
