import type { Claim } from "../../claims/model.js";
import type { Item } from "../../plan/model.js";
import type { OtherPull } from "../../verdict/model.js";
import { cut } from "../escape.js";
import type { FindingText } from "../findings.js";
import { clock } from "../time.js";

export function touchedByPull(about: {
  path: string;
  other: OtherPull;
  /** The same lines, or nobody can tell. */
  same: boolean;
  first: boolean;
}): FindingText {
  const { path, other, same, first } = about;
  const whose = other.session === null ? (other.author ?? "a deleted user") : `session ${other.session}`;
  const what = same ? "" : ", in other lines";
  return {
    message: `${path} is changed by #${other.number} too${what} (${cut(other.title, 80)}, ${whose}).`,
    todo: first
      ? `You go first; #${other.number} follows.`
      : same
        ? `#${other.number} goes first: wait for it, or agree, then merge the base.`
        : "Merge the base once the other is in.",
  };
}

export function declaredByItem(about: {
  path: string;
  item: Item;
  claim: Claim;
  first: boolean;
  now: Date;
}): FindingText {
  const { path, item, claim, first, now } = about;
  return {
    message: `${path} will be changed by ${item.key} (${cut(item.title, 80)}), which session ${claim.sessionId} holds until ${clock(claim.expiresAt, now)}.`,
    todo: first
      ? `You go first; ${item.key} follows.`
      : `${item.key} goes first: agree with session ${claim.sessionId}.`,
  };
}
