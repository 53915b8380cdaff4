import type { OwnershipEntry } from "../model.js";
import type { PlanChange } from "./change.js";

/** Paths whose owners are others now, in the order of the new lists, then those that are listed no more. */
export function ownershipChanges(
  before: readonly OwnershipEntry[],
  after: readonly OwnershipEntry[],
): PlanChange[] {
  const old = ownersByPath(before);
  const current = ownersByPath(after);
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((path): PlanChange[] => {
    const from = old.get(path) ?? null;
    const to = current.get(path) ?? null;
    return same(from, to) ? [] : [{ kind: "reowned", path, from, to }];
  });
}

/** The last entry of a path is the one that holds. */
const ownersByPath = (entries: readonly OwnershipEntry[]): Map<string, string[]> =>
  new Map(entries.map(({ pattern, owners }) => [pattern, [...owners].sort()]));

const same = (one: string[] | null, other: string[] | null): boolean =>
  one === null || other === null
    ? one === other
    : one.length === other.length && one.every((owner, index) => owner === other[index]);
