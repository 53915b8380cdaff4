import type { Blocker, ReadyItem, Refusal } from "../claims/decide.js";
import type { Claim } from "../claims/model.js";
import type { Item } from "../plan/model.js";
import { code, inline } from "./escape.js";
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

/** The session has as many claims as it may have. */
export function limitText(to: string, holding: Claim[], limit: number, now: Date): string {
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
    case "session":
      return `@${to} ${sessionText(refusal.answer)}`;
  }
}

function sessionText(answer: Extract<Refusal, { reason: "session" }>["answer"]): string {
  switch (answer.reason) {
    case "several": {
      const [first] = answer.sessions;
      return `your login works for several sessions (${answer.sessions.map(code).join(", ")}), and assigning can't tell which. Comment \`/claim --as ${first ?? "SESSION"}\`.`;
    }
    case "not-yours":
      return `session ${code(answer.session)} works under ${answer.logins.map(code).join(", ")}, not under your login. Add your login to it in \`.github/signalbox.yml\`, or claim as a session of yours.`;
    case "replaced":
      return `session ${code(answer.session)} was registered anew since (run ${answer.generation}), so what an earlier run still does counts for nothing. Register again if that run is over.`;
    case "bad-id":
      return `${code(answer.session)} is no session id: letters, digits, dot, hyphen and underscore, at most 64, starting with a letter or digit.`;
  }
}

export function claimedText(item: Item, claim: Claim, now: Date): string {
  const left = span(claim.expiresAt.getTime() - now.getTime());
  return `${itemName({ ...item, issue: null })} is yours: ${holder(claim, now)} (${left}).`;
}

export function yoursText(item: Item, claim: Claim, now: Date): string {
  return `${itemName({ ...item, issue: null })} is yours already: ${holder(claim, now)}.`;
}

/** `/release` where there was nothing to release. */
export function notHeldText(item: Item | null, claim: Claim | null, asked: string, now: Date): string {
  if (!item) return "This issue mirrors no item of the plan, so nobody holds it.";
  if (!claim)
    return `${itemName({ ...item, issue: null })} is claimed by nobody, so there is nothing to release.`;
  return `${itemName({ ...item, issue: null })} is held by ${holder(claim, now)}, not by session ${code(asked)}; only its holder can release it.`;
}

export interface StatusFacts {
  item: Item | null;
  claim: Claim | null;
  done: boolean;
  blockers: Blocker[];
  ready: ReadyItem[];
}

export function statusText(facts: StatusFacts, now: Date): string {
  const { item, claim } = facts;
  if (!item) return `This issue mirrors no item of the plan. ${instead(facts.ready)}`;
  const lines = [
    `${itemName({ ...item, issue: null })}: ${facts.done ? "done" : claim ? `held by ${holder(claim, now)}` : "claimed by nobody"}.`,
  ];
  if (!facts.done && facts.blockers.length > 0) {
    lines.push("It waits for:", ...facts.blockers.map((blocker) => blockerLine(blocker, now)));
  } else if (!facts.done && !claim) {
    lines.push("It is ready: assign yourself or comment `/claim`.");
  }
  return lines.join("\n");
}
