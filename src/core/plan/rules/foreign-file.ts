import { foreignFile as message } from "../../text/plan.js";
import { touchedPaths } from "../owned-paths.js";
import type { Rule } from "./rule.js";

/** An open item touches a path that the lists give to others alone. */
export const foreignFile: Rule = ({ plan }) =>
  touchedPaths(plan)
    .filter(({ item, lane, owners }) => {
      const own = new Set([lane, item.key, ...item.aliases].map((name) => name.toLowerCase()));
      return (
        owners.length > 0 &&
        !owners.some((owner) => own.has(owner.toLowerCase().replace(/^(?:track|session):/, "")))
      );
    })
    .map(({ item, lane, path, owners }) => message(item, item.key, path, owners, lane));
