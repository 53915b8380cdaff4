import type { Contested } from "../claims/contested.js";
import type { Claim, EndedClaim } from "../claims/model.js";
import type { Item } from "../plan/model.js";
import type { Session } from "../sessions/model.js";
import { itemName } from "./claim.js";
import { code, inline } from "./escape.js";
import { clock, span } from "./time.js";

/** Before the end, on the item's issue. */
export function warningText(item: Pick<Item, "key" | "title">, claim: Claim, now: Date): string {
  const left = span(claim.expiresAt.getTime() - now.getTime());
  const to = claim.login === null ? `Session ${code(claim.sessionId)}:` : `@${claim.login}`;
  return `${to} the claim of ${itemName({ ...item, issue: null })} by session ${code(claim.sessionId)} ends at ${clock(claim.expiresAt, now)} (${left}). A push, a comment here or \`/heartbeat\` renews it; \`/park REASON\` stops its clock, \`/release\` frees the item.`;
}

export interface Handover {
  item: Pick<Item, "key" | "title">;
  claim: EndedClaim;
  session: Session | null;
  /** Deliverables as they stand in the issue. */
  deliverables: { text: string; done: boolean }[];
  /** The claim that holds the item now, if any. */
  next: Claim | null;
}

/** What the next one needs to know, once a claim has ended without its holder. */
export function handoverText({ item, claim, session, deliverables, next }: Handover, now: Date): string {
  const at = clock(claim.endedAt, now);
  // Whoever held it until somebody ended it is told; who let it run out was warned before.
  const ranOut = claim.reason === "taken" || claim.reason === "lapsed";
  const ended = ranOut
    ? `${claim.reason === "taken" ? "had expired and was taken" : "lapsed"} at ${at}`
    : `ended at ${at}: ${inline(claim.reason)}`;
  const to = ranOut || claim.login === null ? "" : `@${claim.login} `;
  const open = next
    ? `It is held by session ${code(next.sessionId)} now.`
    : "The item is open to anyone: assign yourself or comment `/claim`.";
  const done = deliverables.filter((one) => one.done).length;
  return [
    `${to}${to === "" ? "The" : "the"} claim of ${itemName({ ...item, issue: null })} by session ${code(claim.sessionId)} ${ended}. ${open}`,
    "",
    "**Handover**",
    `- ${whereText(claim)}`,
    `- last sign of life ${clock(claim.renewedAt, now)}${doingText(session)}`,
    ...(deliverables.length > 0 ? [`- ${done} of ${deliverables.length} deliverables ticked`] : []),
    ...deliverables.slice(0, 20).map((one) => `  - [${one.done ? "x" : " "}] ${one.text}`),
  ].join("\n");
}

function whereText({ branch, pull }: Claim): string {
  const parts = [
    ...(branch === null ? [] : [`branch ${code(branch)}`]),
    ...(pull === null ? [] : [`#${pull}`]),
  ];
  return parts.length === 0 ? "no branch and no pull request was seen" : parts.join(", ");
}

/** `: writing tests (src/a.ts), 60 %`. */
export function doingText(session: Pick<Session, "doing"> | null): string {
  const { action, target, phase, progress } = session?.doing ?? {};
  const parts = [
    ...(action ? [`${inline(action)}${target ? ` (${code(target)})` : ""}`] : target ? [code(target)] : []),
    ...(phase ? [inline(phase)] : []),
    ...(progress === null || progress === undefined ? [] : [`${progress} %`]),
  ];
  return parts.length === 0 ? "" : `: ${parts.join(", ")}`;
}

export const parkedText = (item: Item, claim: Claim, now: Date): string =>
  `${itemName({ ...item, issue: null })} is parked${claim.parked ? ` until ${clock(claim.parked.until, now)} at most: ${inline(claim.parked.reason)}` : ""}. \`/claim\` takes it up again.`;

export const handedText = (item: Item, claim: Claim, from: string, now: Date): string =>
  `${claim.login === null ? "" : `@${claim.login} `}session ${code(from)} hands you ${itemName({ ...item, issue: null })}: it is held by session ${code(claim.sessionId)} until ${clock(claim.expiresAt, now)}.`;

export const handedTooMuchText = (to: string, session: string, holding: number): string =>
  `@${to} session ${code(session)} holds ${holding} claims already, which is all that it may hold.`;

export const noSuchSessionText = (
  to: string,
  session: string,
  known: readonly string[],
  near: string | null,
): string =>
  `@${to} no session is called ${code(session)}${near ? `; did you mean ${code(near)}?` : "."}${known.length > 0 ? ` Known: ${known.slice(0, 12).map(code).join(", ")}.` : ""}`;

/** Files that another claimed item wants too. */
export function contestedText(contested: readonly Contested[]): string {
  return contested
    .slice(0, 5)
    .map(
      ({ path, claim, first }) =>
        `- ${code(path)} is also wanted by ${code(claim.itemKey)} (session ${code(claim.sessionId)}): ${first ? "you go first" : "that goes first; wait for it, or agree"}`,
    )
    .join("\n");
}

export const expiredHint = (claim: Claim, now: Date): string =>
  `That claim has expired and is in its grace until ${clock(claim.lapsesAt, now)}; \`/claim --take\` takes the item now.`;
