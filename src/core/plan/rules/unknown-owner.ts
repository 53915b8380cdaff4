import { nearest } from "../../text/nearest.js";
import { unknownOwner as message } from "../../text/plan.js";
import { laneOf } from "../lookup.js";
import type { Rule } from "./rule.js";

/** An owner of a path, or a track of an item, that the plan doesn't know. Logins and teams are not looked up. */
export const unknownOwner: Rule = ({ plan }) => {
  const ids = [...plan.tracks, ...plan.sessions].map((entry) => entry.id);
  const declared = new Set(ids.map((id) => id.toLowerCase()));
  const known = new Set([...declared, ...plan.items.map((item) => laneOf(item).toLowerCase())]);
  const owners = plan.ownership.flatMap((entry) =>
    entry.owners
      .filter(
        (owner) => !owner.includes("@") && !known.has(owner.toLowerCase().replace(/^(?:track|session):/, "")),
      )
      .map((owner) => message(entry, owner, `the owner list of ${entry.pattern}`, ids, nearest(owner, ids))),
  );
  const tracks = plan.items.flatMap((item) =>
    item.track === null || declared.size === 0 || declared.has(item.track.toLowerCase())
      ? []
      : [message(item, item.track, `item "${item.key}"`, ids, nearest(item.track, ids))],
  );
  return [...owners, ...tracks];
};
