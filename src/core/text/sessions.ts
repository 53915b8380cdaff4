import { code } from "./escape.js";
import { list } from "./findings.js";
import { clock } from "./time.js";

/** What a session had when it was ended. */
export interface Freed {
  /** Keys of the items that it held. */
  items: readonly string[];
  intents: number;
  allowances: number;
  tokens: number;
}

/** Kept with what a session held, and shown on its items. */
export const endedSessionReason = (by: string): string => `its session was ended by ${by}`;

/** `told`: whoever it worked under, where somebody else ended it. */
export function endedSessionText(
  told: string | null,
  { id, configured }: { id: string; configured: boolean },
  { items, intents, allowances, tokens }: Freed,
): string {
  const many = (count: number, one: string): string[] =>
    count === 0 ? [] : [`${count} ${one}${count === 1 ? "" : "s"}`];
  const over = [
    ...(items.length === 0 ? [] : [`its claim of ${list(items.map(code), 12)}`]),
    ...many(intents, "announcement"),
    ...many(allowances, "allowance"),
    ...many(tokens, "token"),
  ];
  const all = over.length === 0 ? "" : `, and with it ${over.join(", ")}`;
  const named = configured
    ? " The config names it still: take it out of `.github/signalbox.yml` if it is not to come again."
    : "";
  return `${told === null ? "Session" : `@${told} session`} ${code(id)} is over${all}.${named}`;
}

export const endedAlreadyText = (id: string, { at, by }: { at: Date; by: string }, now: Date): string =>
  `Session ${code(id)} is over already: ${code(by)} ended it at ${clock(at, now)}.`;

export const othersSessionText = (to: string, id: string, login: string | null): string =>
  `@${to} session ${code(id)} works under ${login === null ? "another account" : code(login)}: only that account can end it, or a maintainer.`;

export const takenSessionText = (to: string, id: string, logins: readonly string[]): string =>
  `@${to} session ${code(id)} works under ${logins.length === 0 ? "another login" : logins.map(code).join(", ")}; register another name.`;

export const writersOnlyText = (to: string): string =>
  `@${to} a session's tracks and branches say what it owns: only who may push here can name them. Register it without, or ask for them in ${code(".github/signalbox.yml")}.`;

export const othersTrackText = (to: string, track: string): string =>
  `@${to} somebody else works on track ${code(track)}, so that registering can't give you its files: a maintainer can in ${code(".github/signalbox.yml")}, or its owner allows some with \`/allow\`.`;

export const tooManySessionsText = (to: string, most: number): string =>
  `@${to} your account has ${most} sessions here, and no more can be registered; speak as one of them with \`--as NAME\`.`;
