import { nearest } from "../../text/nearest.js";
import { unknownDependency as message } from "../../text/plan.js";
import type { Rule } from "./rule.js";

/** A plan with more unknown names than this needs another kind of help, and looking for near ones takes time. */
const suggestions = 100;

/**
 * A dependency that names nothing. It stops a sync where it stands in a place made for dependencies and looks like a
 * key; a sentence there (`needs the staging database`) is only reported.
 */
export const unknownDependency: Rule = ({ plan, links }) => {
  const unknown = links.filter((link) => link.to.length === 0);
  if (unknown.length === 0) return [];
  const known = plan.items.flatMap((item) => [item.key, ...item.aliases]);
  return unknown.map((link, index) => {
    const near = link.nameLike && index < suggestions ? nearest(link.name, known) : null;
    return message(link.reference, link.from, link.name, near, link.reference.explicit && link.nameLike);
  });
};
