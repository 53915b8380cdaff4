import { code } from "./escape.js";

export const takenSessionText = (to: string, id: string, logins: readonly string[]): string =>
  `@${to} session ${code(id)} works under ${logins.length === 0 ? "another login" : logins.map(code).join(", ")}; register another name.`;
