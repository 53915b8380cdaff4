import type { Item } from "../plan/model.js";
import { branchName, itemName } from "./claim.js";
import { cut } from "./escape.js";

/** The reason that its claim is kept for: plain text. */
export const keptText = (branch: string, main: string): string =>
  `merged into ${cut(branch, 100)}, done when it reaches ${cut(main, 100)}`;

/** Told on the item's issue when what was merged is on the default branch. */
export const reachedText = (item: Pick<Item, "key" | "title">, pull: number, main: string): string =>
  `#${pull} has reached ${branchName(main)}, so ${itemName({ ...item, issue: null })} is done.`;

/** The same where the plan's rules want more than the merge. */
export const reachedUnfinishedText = (
  item: Pick<Item, "key" | "title">,
  pull: number,
  main: string,
  deliverables: readonly string[],
): string =>
  [
    `#${pull} has reached ${branchName(main)}, but ${itemName({ ...item, issue: null })} is not closed: this is not done.`,
    ...deliverables.slice(0, 20).map((text) => `- [ ] ${text}`),
    "",
    "Tick what is done, then `/done`.",
  ].join("\n");
