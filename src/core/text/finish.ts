import type { ReadyItem } from "../claims/decide.js";
import type { Missing } from "../claims/finish.js";
import type { Item } from "../plan/model.js";
import { itemName } from "./claim.js";
import { cut, inline } from "./escape.js";

/** What is missing before an item is done; `closed`: it was closed nevertheless. */
export function missingText(to: string, item: Item, missing: Missing, closed: boolean): string {
  const head = closed
    ? `@${to} ${itemName({ ...item, issue: null })} is closed, with this not done:`
    : `@${to} ${itemName({ ...item, issue: null })} can't be closed yet:`;
  return [
    head,
    ...missing.deliverables.slice(0, 20).map((text) => `- [ ] ${text}`),
    ...(missing.exitCriteria === null
      ? []
      : [
          `- exit criteria: ${inline(cut(missing.exitCriteria, 500))}${closed ? "" : " (say `/done --met` when they are met)"}`,
        ]),
  ].join("\n");
}

/** Told to those that can start now, on the item that is theirs. Body of a message, so plain text. */
export const unblockedText = (
  item: Pick<Item, "key" | "title">,
  by: Pick<ReadyItem, "key" | "title" | "issue">,
): string =>
  `${by.key} ${by.title}${by.issue === null ? "" : ` (#${by.issue})`} is done, so ${item.key} ${item.title} waits for it no longer.`;
