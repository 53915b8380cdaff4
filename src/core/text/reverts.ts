import type { Item } from "../plan/model.js";
import { itemName } from "./claim.js";
import { code } from "./escape.js";

/** A merged pull request, and the one that it took back. */
export interface TakenBack {
  by: number;
  taken: number;
}

const named = (item: Pick<Item, "key" | "title">): string => itemName({ ...item, issue: null });

/** On the item's issue, which is opened again. */
export const reopenedText = (item: Pick<Item, "key" | "title">, { by, taken }: TakenBack): string =>
  `Open again: #${by} took back #${taken}, which had finished ${named(item)}. What depends on it waits for it again.`;

/** On the item's issue: it stays closed, since the plan would close it again. */
export const doneInPlanText = (
  item: Pick<Item, "key" | "title" | "file" | "line">,
  { by, taken }: TakenBack,
): string =>
  `#${by} took back #${taken}, which had finished ${named(item)}, but the plan itself marks it done (${code(`${item.file}:${item.line}`)}), so this stays closed. If the work is to be done again, untick it there.`;

/** To those that hold what waits for the item. Body of a message, so plain text. */
export const blockedAgainText = (
  waiting: Pick<Item, "key" | "title">,
  item: Pick<Item, "key" | "title">,
  { by, taken }: TakenBack,
): string =>
  `${item.key} ${item.title} is open again, since #${by} took back #${taken}; ${waiting.key} ${waiting.title}, which you hold, depends on it and waits again.`;
