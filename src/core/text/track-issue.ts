import { code, cut, plain } from "./escape.js";

const mostPaths = 50;

/** At most 256 characters, as GitHub allows. */
export function trackIssueTitle(track: string, title: string, part: number): string {
  const name = plain(title) || plain(track);
  return `Track: ${cut(name, 220)}${part > 1 ? ` (${part})` : ""}`;
}

/** The managed section of the issue that a track's items are under. Markdown. */
export function trackSection(track: string, owned: readonly string[]): string {
  const rest = owned.length > mostPaths ? [`- and ${owned.length - mostPaths} more`] : [];
  return [
    `**Track ${code(track)}**`,
    "Its items are the sub-issues below, and how many of them are done is counted beside the title. It is closed with the last of them, and reopened with a new one.",
    ...(owned.length === 0
      ? []
      : [
          "**Files of this track**",
          [...owned.slice(0, mostPaths).map((path) => `- ${code(cut(path, 300))}`), ...rest].join("\n"),
        ]),
    "This section mirrors the plan: change it there. Write anything else above or below it.",
  ].join("\n\n");
}
