import type { Change } from "./change.js";
import type { BoardFacts } from "./model.js";
import { resolveReferences } from "./reference.js";

/**
 * A change as it can be carried out with what is there by now: references resolved, and without the items
 * whose issue could not be made. Null: nothing is left to do.
 */
export function nextChange(change: Change, facts: BoardFacts): Change | null {
  switch (change.kind) {
    case "create-issue":
      return { ...change, body: resolved(change.body, facts) };
    case "update-issue": {
      const issue = facts.issues.get(change.itemKey);
      if (change.body === undefined || !issue) return change;
      const { body: _, ...rest } = change;
      const body = resolved(change.body, facts);
      if (body !== issue.body) return { ...rest, body };
      return Object.keys(rest).length > 3 ? rest : null;
    }
    case "add-dependency":
    case "remove-dependency":
      return facts.issues.has(change.itemKey) && facts.issues.has(change.blockedBy) ? change : null;
    case "add-sub-issues": {
      const links = change.links.filter(
        ({ itemKey, parent }) => facts.issues.has(itemKey) && facts.issues.has(parent),
      );
      return links.length > 0 ? { ...change, links } : null;
    }
    case "create-field":
    case "add-options":
      return facts.project ? change : null;
    case "add-project-items": {
      const itemKeys = change.itemKeys.filter((key) => facts.project && facts.issues.has(key));
      return itemKeys.length > 0 ? { ...change, itemKeys } : null;
    }
    case "set-project-values": {
      const items = change.items.filter(
        (item) => facts.project && facts.issues.get(item.itemKey)?.projectItem,
      );
      return items.length > 0 ? { ...change, items } : null;
    }
    default:
      return change;
  }
}

function resolved(body: string, facts: BoardFacts): string {
  return resolveReferences(body, (key) => facts.issues.get(key)?.number ?? null);
}
