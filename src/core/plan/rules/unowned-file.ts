import { unownedFile as message } from "../../text/plan.js";
import { touchedPaths } from "../owned-paths.js";
import type { Rule } from "./rule.js";

/** An open item touches a path that no ownership list of the plan covers. */
export const unownedFile: Rule = ({ plan }) =>
  touchedPaths(plan)
    .filter((touched) => touched.owners.length === 0)
    .map(({ item, path }) => message(item, item.key, path));
