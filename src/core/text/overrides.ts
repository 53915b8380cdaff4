import type { Item } from "../plan/model.js";
import { itemName } from "./claim.js";
import { code, inline } from "./escape.js";

/** `/override claim` on an item's issue. */
export const claimEndedText = (
  by: string,
  item: Pick<Item, "key" | "title">,
  sessionId: string,
  login: string | null,
  reason: string,
): string =>
  `${login === null ? "" : `@${login} `}${code(by)} ended the claim of ${itemName({ ...item, issue: null })} by session ${code(sessionId)}: ${inline(reason)}`;

/** `/release` by a maintainer, of what somebody else held: said to the holder. */
export const releasedByMaintainerText = (
  by: string,
  item: Pick<Item, "key" | "title">,
  { sessionId, login }: { sessionId: string; login: string | null },
): string =>
  `${login === null ? "" : `@${login} `}the maintainer ${code(by)} released the claim of ${itemName({ ...item, issue: null })} by session ${code(sessionId)}.`;

export const nothingToEndText = (to: string): string => `@${to} nobody holds a claim here.`;

export const onlyClaimText = (to: string, rule: string): string =>
  `@${to} rules such as ${code(rule)} are overridden on the pull request; here it is \`/override claim REASON\`.`;

export const notOnPullText = (to: string, command: string): string =>
  `@${to} ${code(command)} is for pull requests.`;

export const cantOverrideText = (to: string): string =>
  `@${to} the files of this pull request can't be listed, so it can't be said when the override ends. \`--sticky\` makes it last.`;
