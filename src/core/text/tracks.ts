import { code } from "./escape.js";

export const noSuchTrackText = (
  to: string,
  track: string,
  known: readonly string[],
  near: string | null,
): string =>
  `@${to} no track is called ${code(track)}${near ? `; did you mean ${code(near)}?` : "."}${known.length > 0 ? ` There are ${known.slice(0, 12).map(code).join(", ")}.` : ""}`;

export const notYoursToSayText = (to: string): string =>
  `@${to} whose pull request this is, its author says, or somebody who may push here.`;
