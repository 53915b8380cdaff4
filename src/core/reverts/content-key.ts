import type { ChangedFile } from "../verdict/model.js";
import type { PathChange } from "./model.js";

/** The object id at each path, null where nothing stands there. */
type Content = readonly (readonly [path: string, oid: string | null])[];

/** The same text for the same content at the same paths, in whatever order they come. */
const textOf = (content: Content): string =>
  JSON.stringify([...content].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));

/** What a list of changed files leaves at their paths; null where the list doesn't say it of each. */
export function leftBy(files: readonly ChangedFile[]): string | null {
  const content = new Map<string, string | null>();
  for (const { previousPath } of files) if (previousPath !== null) content.set(previousPath, null);
  for (const { path, status, oid } of files) content.set(path, status === "removed" ? null : (oid ?? ""));
  const known = content.size > 0 && ![...content.values()].includes("");
  return known ? textOf([...content]) : null;
}

/** What a change that takes this one back leaves at its paths: the same text as `leftBy` gives of its files. */
export function takenBackContent(paths: readonly PathChange[]): string {
  return textOf(paths.map(({ path, before }) => [path, before?.replace(/^\d+ /, "") ?? null]));
}
