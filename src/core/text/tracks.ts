import { code } from "./escape.js";

export const noSuchTrackText = (
  to: string,
  track: string,
  known: readonly string[],
  near: string | null,
): string =>
  `@${to} no track is called ${code(track)}${near ? `; did you mean ${code(near)}?` : "."}${known.length > 0 ? ` There are ${known.slice(0, 12).map(code).join(", ")}.` : ""}`;

export const notYoursToSayText = (to: string): string =>
  `@${to} of which track this pull request is, its author says, an owner of that track, or a maintainer.`;
