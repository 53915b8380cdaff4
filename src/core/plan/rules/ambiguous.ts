import { ambiguousName } from "../../text/plan.js";
import type { Rule } from "./rule.js";

/** A dependency that could mean several items, so that none was chosen. */
export const ambiguous: Rule = ({ links }) =>
  links.flatMap((link) =>
    link.ambiguous ? [ambiguousName(link.reference, link.from, link.name, link.to)] : [],
  );
