import { rulesOfLists } from "../ownership/from-plan.js";
import { compileOwners } from "../ownership/match.js";
import { laneOf } from "./lookup.js";
import type { Item, Plan } from "./model.js";

/** A path that an open item touches, and who owns it by the plan's ownership lists; no owners: it stands in no list. */
export interface TouchedPath {
  item: Item;
  lane: string;
  path: string;
  owners: string[];
}

/** Empty where the plan has no ownership lists: then nobody has said who owns what. */
export function touchedPaths(plan: Plan): TouchedPath[] {
  if (plan.ownership.length === 0) return [];
  const owners = compileOwners(rulesOfLists(plan));
  return plan.items
    .filter((item) => item.state === "open")
    .flatMap((item) =>
      item.files.map(({ path }) => {
        // A rule of a folder is about the files in it, so a folder is asked about as a file in it.
        const rule = owners.match(path.endsWith("/") ? `${path}file` : path);
        return { item, lane: laneOf(item), path, owners: rule?.owners ?? [] };
      }),
    );
}
