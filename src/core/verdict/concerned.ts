import type { ChangedFile, OtherPull } from "./model.js";
import { pathsOf } from "./paths.js";

/** An open pull request, and what it was last judged by. */
export interface Judged {
  subject: string;
  /** Its items and what they wait for. */
  items: readonly string[];
  touches: OtherPull | null;
}

/** The pull requests whose verdict a change of another one may turn: those that share a path which changed, or wait for its items. */
export function concernedPulls(
  before: OtherPull | null,
  after: OtherPull | null,
  others: readonly Judged[],
): string[] {
  const paths = changedPaths(before, after);
  const items = changedItems(before, after);
  if (paths.size === 0 && items.size === 0) return [];
  return others
    .filter(
      (other) =>
        other.items.some((key) => items.has(key)) ||
        pathsOf(other.touches?.files ?? []).some((path) => paths.has(path)),
    )
    .map(({ subject }) => subject);
}

/** Paths that came, went or changed in other lines; all of them where it is another's now. */
function changedPaths(before: OtherPull | null, after: OtherPull | null): Set<string> {
  const whose = (pull: OtherPull | null): string =>
    JSON.stringify([pull?.items, pull?.tracks, pull?.session]);
  const then = linesByPath(before?.files ?? []);
  const now = linesByPath(after?.files ?? []);
  const all = new Set([...then.keys(), ...now.keys()]);
  if (whose(before) !== whose(after)) return all;
  return new Set([...all].filter((path) => then.get(path) !== now.get(path)));
}

function linesByPath(files: readonly ChangedFile[]): Map<string, string> {
  return new Map(
    files.flatMap((file) =>
      pathsOf([file]).map((path) => [path, JSON.stringify(file.lines ?? null)] as const),
    ),
  );
}

function changedItems(before: OtherPull | null, after: OtherPull | null): Set<string> {
  const [then, now] = [new Set(before?.items), new Set(after?.items)];
  return new Set([...then, ...now].filter((key) => !then.has(key) || !now.has(key)));
}
