import { code } from "./escape.js";

export const takenSessionText = (to: string, id: string, logins: readonly string[]): string =>
  `@${to} session ${code(id)} works under ${logins.length === 0 ? "another login" : logins.map(code).join(", ")}; register another name.`;

export const writersOnlyText = (to: string): string =>
  `@${to} a session's tracks and branches say what it owns: only who may push here can name them. Register it without, or ask for them in ${code(".github/signalbox.yml")}.`;
