import { writtenPath } from "../commands/arguments.js";
import type { Given } from "../intents/ended-by.js";
import type { Intent } from "../intents/model.js";
import { code, inline } from "./escape.js";
import { list } from "./findings.js";
import { clock } from "./time.js";

const paths = (intent: Pick<Intent, "paths">): string => intent.paths.map(code).join(", ");

export const heldIntentText = (intent: Intent, now: Date): string =>
  `Session ${code(intent.sessionId)} holds ${paths(intent)} until ${intent.expiresAt ? clock(intent.expiresAt, now) : "it is through"}: ${inline(intent.reason)}. A merge or \`/unannounce\` gives it back.`;

/** Somebody else holds it, or comes before. */
export function waitingIntentText(to: string, intent: Intent, behind: readonly Intent[], now: Date): string {
  return [
    `@${to} ${paths(intent)} has to wait:`,
    ...behind.slice(0, 8).map((other) => {
      const until = other.expiresAt === null ? "waits before you" : `until ${clock(other.expiresAt, now)}`;
      return `- session ${code(other.sessionId)} holds ${paths(other)} (${until}): ${inline(other.reason)}`;
    }),
    "You are next, and are told then. Don't edit it before.",
  ].join("\n");
}

export const promotedText = (intent: Intent, now: Date): string =>
  `Session ${code(intent.sessionId)} holds ${paths(intent)} now, until ${intent.expiresAt ? clock(intent.expiresAt, now) : "it is through"}. Pull before you edit.`;

export const intentOverText = (intent: Intent): string =>
  `The time for which session ${code(intent.sessionId)} announced ${paths(intent)} is over. \`/announce\` it again if you still need it.`;

export const noIntentText = (to: string): string => `@${to} your session holds none of these files.`;

const mentioned = (logins: readonly (string | null)[]): string =>
  [...new Set(logins)].map((login) => (login === null ? "" : `@${login} `)).join("");

/** Somebody's attempt to end what others announced: who holds it, and what a maintainer would write. */
export function othersIntentsText(to: string, others: readonly Intent[], wanted: readonly string[]): string {
  const [first] = others;
  const lines = others
    .slice(0, 8)
    .map((one) => `- session ${code(one.sessionId)} announced ${paths(one)} on #${one.issue}`);
  const command = `/unannounce ${[...wanted.map(writtenPath), "--of", first?.sessionId ?? ""].join(" ")}`;
  return [
    `@${to} your session holds none of these files:`,
    ...lines,
    `Only the session that announced it, its account or a maintainer can end that: ${code(command)}.`,
  ].join("\n");
}

export const nothingAnnouncedText = (to: string, session: string): string =>
  `@${to} session ${code(session)} has announced none of these files, so there is nothing to end.`;

/** Said to the holders. */
export const endedIntentsText = (by: string, ended: readonly Intent[]): string =>
  `${mentioned(ended.map(({ login }) => login))}the maintainer ${code(by)} ended what was announced: ${ended.map((one) => `${paths(one)} by session ${code(one.sessionId)}`).join("; ")}. \`/announce\` it again if you still need it.`;

/** What was allowed is not any more: to its giver, where a maintainer took it back; `left` is what others gave and still holds. */
export function disallowedText(
  by: string,
  over: readonly Given[],
  others: readonly Given[],
  left: readonly Given[],
): string {
  const ended = over.map((one) => `${code(one.to)} may no longer change ${list(one.paths.map(code), 12)}`);
  const givers = mentioned(others.map(({ login }) => login).filter((login) => login !== by));
  return [
    `${givers}${ended.join("; ")}: ${code(by)} took that back.`,
    ...(left.length === 0
      ? []
      : [
          `What ${list(
            left.map(({ login }) => code(login)),
            5,
          )} allowed holds on.`,
        ]),
  ].join(" ");
}

/** Body of a message to those who were allowed it, so plain text. */
export const disallowedNoteText = (by: string, files: readonly string[]): string =>
  `${by} took back that you may change ${files.slice(0, 20).join(", ")}`;

export const nothingAllowedText = (to: string, name: string, files: readonly string[]): string =>
  `@${to} ${code(name)} is allowed ${files.length === 0 ? "nothing" : `none of ${list(files.map(code), 12)}`}, so there is nothing to take back.`;

export const othersAllowedText = (to: string, others: readonly Given[]): string =>
  `@${to} that was allowed by ${list([...new Set(others.map(({ login }) => code(login)))], 5)}: only who allowed it can take it back, or a maintainer.`;

export const allowedText = (from: string, to: string, files: readonly string[]): string =>
  `${code(from)} allows ${code(to)} to change ${list(files.map(code), 12)} for a week.`;

export const notOwnerText = (to: string, path: string, owners: readonly string[]): string =>
  `@${to} ${code(path)} ${owners.length === 0 ? "belongs to nobody, so nobody can allow it" : `belongs to ${owners.map(code).join(", ")}: only they can allow it, or a maintainer`}.`;

/** Told to everybody with an open pull request or an intent on a shared file that a merge changed. */
export const pullFirstText = (path: string, more: number, sha: string, pull: number): string =>
  `${code(path)}${more > 0 ? ` and ${more} more shared files` : ""} changed on the base with #${pull} (${sha.slice(0, 7)}). Pull before you edit.`;
