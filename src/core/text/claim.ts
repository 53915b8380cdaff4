import type { Blocker, ReadyItem, Refusal } from "../claims/decide.js";
import type { Claim } from "../claims/model.js";
import type { Item } from "../plan/model.js";
import { code, cut, inline } from "./escape.js";
import { clock, span } from "./time.js";

/** `S4` Action planner (#12): an item as a sentence names it. */
export function itemName(item: Pick<ReadyItem, "key" | "title" | "issue">): string {
  return `${code(item.key)} ${inline(item.title)}${item.issue === null ? "" : ` (#${item.issue})`}`;
}

function holder(claim: Claim, now: Date): string {
  const login =
    claim.login === null || claim.login.toLowerCase() === claim.sessionId ? "" : ` (${code(claim.login)})`;
  return `session ${code(claim.sessionId)}${login} until ${clock(claim.expiresAt, now)}`;
}

/** A branch in a sentence: its name is anybody's to choose. */
export const branchName = (branch: string): string => code(cut(branch, 100));

/** Where an item is that was merged into another branch than the default one, and when it's done. */
export const mergedIntoText = (branch: string, main: string): string =>
  `merged into ${branchName(branch)}, done when it reaches ${branchName(main)}`;

function instead(ready: ReadyItem[]): string {
  if (ready.length === 0) return "Nothing else is ready right now.";
  return `Ready instead:\n${ready.map((item) => `- ${itemName(item)}`).join("\n")}`;
}

function blockerLine(blocker: Blocker, now: Date): string {
  const where = blocker.dropped
    ? "closed as not planned: take the dependency out of the plan, or reopen it"
    : blocker.claim
      ? `claimed by ${holder(blocker.claim, now)}`
      : "open, claimed by nobody";
  return `- ${itemName(blocker)}: ${where}`;
}

/** Somebody else was first. */
export function heldText(to: string, item: Item, claim: Claim, ready: ReadyItem[], now: Date): string {
  return [
    `@${to} ${itemName({ ...item, issue: null })} is held by ${holder(claim, now)}; the first claim wins.`,
    "",
    instead(ready),
  ].join("\n");
}

/** The session, or the account over all its sessions, has as many claims as it may have. */
export function limitText(
  to: string,
  { of, holding }: { of: "session" | "account"; holding: Claim[] },
  limit: number,
  now: Date,
): string {
  if (of === "account")
    return `@${to} your account holds ${holding.length} of ${limit} claims, over all its sessions. When one of them is finished or runs out, there is room for another; \`claims: { perLogin }\` in ${code(".github/signalbox.yml")} sets how many there may be.`;
  const held = holding
    .map((claim) => `${code(claim.itemKey)} until ${clock(claim.expiresAt, now)}`)
    .join(", ");
  return `@${to} session ${code(holding[0]?.sessionId ?? "")} holds ${holding.length} of ${limit} claims: ${held}. Finish or \`/release\` one first.`;
}

/** Why a claim was not even put to the store. */
export function refusalText(to: string, refusal: Refusal, ready: ReadyItem[], now: Date): string {
  switch (refusal.reason) {
    case "no-item":
      return `@${to} this issue mirrors no item of the plan, so there is nothing to claim. ${instead(ready)}`;
    case "done":
      return `@${to} ${itemName({ ...refusal.item, issue: null })} is done already. ${instead(ready)}`;
    case "blocked":
      return [
        `@${to} ${itemName({ ...refusal.item, issue: null })} can't start yet. It waits for:`,
        ...refusal.blockers.map((blocker) => blockerLine(blocker, now)),
        "",
        instead(ready),
      ].join("\n");
  }
}

export function claimedText(item: Item, claim: Claim, now: Date): string {
  const left = span(claim.expiresAt.getTime() - now.getTime());
  return `${itemName({ ...item, issue: null })} is yours: ${holder(claim, now)} (${left}).`;
}

export function yoursText(item: Item, claim: Claim, now: Date): string {
  return `${itemName({ ...item, issue: null })} is yours already: ${holder(claim, now)}.`;
}

/**
 * The account holds the item by one of its sessions, and several may share the account: a text for the one that holds it
 * and for any other.
 */
export function mineText(to: string, item: Item, claim: Claim, ready: ReadyItem[], now: Date): string {
  return [
    `@${to} ${itemName({ ...item, issue: null })} is held by ${holder(claim, now)}, under your account. If that was you, nothing is to be done. If you are another agent on this login, leave it alone and take another item, there with \`/claim\` or \`/claim --as NAME\`.`,
    "",
    instead(ready),
  ].join("\n");
}

/** `/release` where there was nothing to release; `asked` null: it isn't told which session it is. */
export function notHeldText(item: Item | null, claim: Claim | null, asked: string | null, now: Date): string {
  if (!item) return "This issue mirrors no item of the plan, so nobody holds it.";
  if (!claim)
    return `${itemName({ ...item, issue: null })} is claimed by nobody, so there is nothing to be done about its claim.`;
  return `${itemName({ ...item, issue: null })} is held by ${holder(claim, now)}, not by ${asked === null ? "you" : `session ${code(asked)}`}; only its holder can do that. A maintainer can free the item with \`/release\`.`;
}

export interface StatusFacts {
  item: Item | null;
  claim: Claim | null;
  done: boolean;
  blockers: Blocker[];
  ready: ReadyItem[];
  /** Where it was merged and waits to reach the default branch; null: nowhere. */
  merged: { branch: string; pull: number; main: string } | null;
}

export function statusText(facts: StatusFacts, now: Date): string {
  const { item, claim } = facts;
  if (!item) return `This issue mirrors no item of the plan. ${instead(facts.ready)}`;
  const lines = [
    `${itemName({ ...item, issue: null })}: ${facts.done ? "done" : claim ? `held by ${holder(claim, now)}` : "claimed by nobody"}.`,
  ];
  if (!facts.done && facts.merged) {
    const { branch, pull, main } = facts.merged;
    lines.push(`#${pull} is ${mergedIntoText(branch, main)}.`);
    return lines.join("\n");
  }
  if (!facts.done && facts.blockers.length > 0) {
    lines.push("It waits for:", ...facts.blockers.map((blocker) => blockerLine(blocker, now)));
  } else if (!facts.done && !claim) {
    lines.push("It is ready: assign yourself or comment `/claim`.");
  }
  return lines.join("\n");
}
