import { code, inline } from "./escape.js";
import { howToSay, list } from "./findings.js";

/** The buttons of the check: label up to 20, description up to 40, identifier up to 20 characters. */
export const checkButtons = {
  recheck: { label: "Re-check", description: "Judge this pull request again", identifier: "recheck" },
  askOwner: {
    label: "Ask owner",
    description: "Ask for leave to change their files",
    identifier: "ask-owner",
  },
  announce: { label: "Announce", description: "Announce the change of shared files", identifier: "announce" },
} as const;

export const nothingSharedText = (to: string): string =>
  `@${to} this pull request touches no shared file that is left to announce.`;

export const nothingForeignText = (to: string): string =>
  `@${to} this pull request touches nobody else's file.`;

/** Body of a message, so plain text. */
export const askText = (pull: number, paths: readonly string[], to: string): string =>
  `May #${pull} change ${list(paths, 6)}? An approving review says yes, or /allow ${to} ${paths.slice(0, 6).join(" ")}.`;

/** `mentioned` are logins that no session works under, so that no inbox reaches them. */
export const askedText = (whom: string, sessions: readonly string[], mentioned: readonly string[]): string =>
  sessions.length > 0
    ? `Asked ${code(whom)}: ${list([...new Set(sessions)].map((id) => `session ${code(id)}`))}.`
    : `${mentioned
        .slice(0, 3)
        .map((login) => `@${login}`)
        .join(" ")} this pull request changes files of ${code(whom)}: an approving review says yes.`;

export const askedAlreadyText = (whom: string): string =>
  `${code(whom)} was asked less than a day ago and has not answered yet.`;

/** None of the owners is anybody whom a message reaches. */
export const nobodyToAskText = (to: string, whom: string): string =>
  `@${to} nobody could be asked: ${inline(whom)} has no session and no login. A maintainer can \`/override ownership\`.`;

/** Nobody can be allowed anything before it is known who asks. */
export const whoseFirstText = (to: string): string =>
  `@${to} whose change this is can't be told, so nobody could be asked: ${howToSay}.`;
