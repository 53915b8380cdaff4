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

export const allowedText = (from: string, to: string, files: readonly string[]): string =>
  `${code(from)} allows ${code(to)} to change ${list(files.map(code), 12)} for a week.`;

export const notOwnerText = (to: string, path: string, owners: readonly string[]): string =>
  `@${to} ${code(path)} ${owners.length === 0 ? "belongs to nobody, so nobody can allow it" : `belongs to ${owners.map(code).join(", ")}: only they can allow it, or a maintainer`}.`;

/** Told to everybody with an open pull request or an intent on a shared file that a merge changed. */
export const pullFirstText = (path: string, more: number, sha: string, pull: number): string =>
  `${code(path)}${more > 0 ? ` and ${more} more shared files` : ""} changed on the base with #${pull} (${sha.slice(0, 7)}). Pull before you edit.`;
