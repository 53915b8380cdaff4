import type { Claim } from "../claims/model.js";
import { statusLabel } from "./label.js";
import type { BoardFacts } from "./model.js";

/** A claim as far as the board shows it. */
export type ShownClaim = Pick<Claim, "itemKey" | "sessionId" | "expiresAt" | "login">;

/**
 * Claims that the board shows, for whoever syncs it without the database that holds them: they are left as they are
 * shown. An end that isn't shown is long ago.
 */
export function shownClaims({ issues }: Pick<BoardFacts, "issues">): ShownClaim[] {
  const label = statusLabel("claimed").name;
  return [...issues].flatMap(([itemKey, { labels, projectItem }]) => {
    if (!labels.some((name) => name.toLowerCase() === label)) return [];
    const ends = projectItem?.values["Claim ends"] ?? "";
    const at = new Date(Date.parse(ends.replace(/^(\S+) (\S+) UTC$/, "$1T$2:00Z")) || 0);
    return [{ itemKey, sessionId: projectItem?.values.Session ?? "", expiresAt: at, login: null }];
  });
}
