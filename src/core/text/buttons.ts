import { code } from "./escape.js";
import { list } from "./findings.js";

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

const files = (paths: readonly string[]): string => list(paths.map(code), 6);

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

export const nobodyToAskText = (to: string, why: string): string =>
  `@${to} nobody could be asked: ${why}. A maintainer can \`/override ownership\`.`;

export const consentedText = (login: string, to: string, paths: readonly string[]): string =>
  `${code(login)} allows ${code(to)} to change ${files(paths)} for a week.`;
