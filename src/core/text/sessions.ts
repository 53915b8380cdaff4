import { code } from "./escape.js";

export const takenSessionText = (to: string, id: string, logins: readonly string[]): string =>
  `@${to} session ${code(id)} works under ${logins.length === 0 ? "another login" : logins.map(code).join(", ")}; register another name.`;

export const writersOnlyText = (to: string): string =>
  `@${to} a session's tracks and branches say what it owns: only who may push here can name them. Register it without, or ask for them in ${code(".github/signalbox.yml")}.`;

export const othersTrackText = (to: string, track: string): string =>
  `@${to} somebody else works on track ${code(track)}, so that registering can't give you its files: a maintainer can in ${code(".github/signalbox.yml")}, or its owner allows some with \`/allow\`.`;

export const tooManySessionsText = (to: string, most: number): string =>
  `@${to} your account has ${most} sessions here, and no more can be registered; speak as one of them with \`--as NAME\`.`;
