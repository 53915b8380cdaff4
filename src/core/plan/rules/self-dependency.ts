import { selfDependency as message } from "../../text/plan.js";
import type { Rule } from "./rule.js";

/** An item that waits for itself. */
export const selfDependency: Rule = ({ links }) =>
  links.flatMap((link) =>
    !link.ambiguous && link.to.includes(link.from) ? [message(link.reference, link.from)] : [],
  );
