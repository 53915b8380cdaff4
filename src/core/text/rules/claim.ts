import type { Claim } from "../../claims/model.js";
import type { Item } from "../../plan/model.js";
import { cut } from "../escape.js";
import type { FindingText } from "../findings.js";
import { clock } from "../time.js";

const named = (item: Item): string => `${item.key} (${cut(item.title, 80)})`;

export const claimedByOther = (item: Item, claim: Claim, now: Date): FindingText => ({
  message: `${named(item)} is claimed by session ${claim.sessionId}${claim.login === null ? "" : ` (${claim.login})`} until ${clock(claim.expiresAt, now)}.`,
  todo: `Agree with session ${claim.sessionId}: it can hand the item over with \`/handoff\` or give it up with \`/release\`.`,
});

export const claimedByNobody = (item: Item): FindingText => ({
  message: `${named(item)} is claimed by nobody, so somebody else may start it.`,
  todo: `Comment \`/claim\` on the issue of ${item.key}.`,
});
