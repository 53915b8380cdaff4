import type { Change } from "./change.js";

/**
 * Keys of the items whose issues must be seen as they are now before a change is made. Values of our own fields are set
 * whatever people set them to.
 */
export function restsOn(change: Change): string[] {
  return change.kind === "set-project-values" ? [] : touchedBy(change);
}

/** Keys of the items whose issues a change writes. */
export function touchedBy(change: Change): string[] {
  switch (change.kind) {
    case "create-issue":
    case "update-issue":
      return [change.itemKey];
    case "add-dependency":
    case "remove-dependency":
      return [change.itemKey, change.blockedBy];
    case "add-sub-issues":
      return change.links.flatMap(({ itemKey, parent }) => [itemKey, parent]);
    case "add-project-items":
      return change.itemKeys;
    case "set-project-values":
      return change.items.map(({ itemKey }) => itemKey);
    default:
      return [];
  }
}
