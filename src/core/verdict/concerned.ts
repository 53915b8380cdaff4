import type { ChangedFile, OtherPull } from "./model.js";
import { pathsOf, sidesOf } from "./paths.js";

/** Where a pull request lands, and what it touches. */
export interface Reach {
  lands: string;
  touches: OtherPull | null;
}

/** An open pull request, and what it was last judged by. */
export interface Judged extends Reach {
  subject: string;
  /** Its items and what they wait for. */
  items: readonly string[];
}

/**
 * The pull requests whose verdict a change of another one may turn: those that land in the same branch and share a path
 * which changed, or wait for its items. `before` and `after` are null while it isn't open.
 */
export function concernedPulls<Other extends Judged>(
  before: Reach | null,
  after: Reach | null,
  others: readonly Other[],
): Other[] {
  if (before && after && before.lands !== after.lands)
    return [...concernedPulls(before, null, others), ...concernedPulls(null, after, others)];
  const [then, now] = [before?.touches ?? null, after?.touches ?? null];
  const paths = changedPaths(then, now);
  const items = changedItems(then, now);
  if (paths.size === 0 && items.size === 0) return [];
  const lands = (after ?? before)?.lands;
  return others.filter(
    (other) =>
      other.lands === lands &&
      (other.items.some((key) => items.has(key)) ||
        pathsOf(other.touches?.files ?? []).some((path) => paths.has(path))),
  );
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
    files.flatMap((file) => sidesOf(file).map((path) => [path, JSON.stringify(file.lines ?? null)] as const)),
  );
}

function changedItems(before: OtherPull | null, after: OtherPull | null): Set<string> {
  const [then, now] = [new Set(before?.items), new Set(after?.items)];
  return new Set([...then, ...now].filter((key) => !then.has(key) || !now.has(key)));
}
