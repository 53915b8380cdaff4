import type { LostIssue } from "./model.js";

/** An issue that might mirror an item. */
export interface Sighting {
  nodeId: string;
  number: number;
  url: string;
  /** Whether whoever wrote it may speak for the board: we ourselves, or where nothing is known, one of the team. */
  trusted: boolean;
  /** Where it is by now: in another repository, or a discussion. */
  now: "here" | "transferred" | "converted";
  /** The item that its marker names. */
  key: string | null;
  /** Its title is the one that the marker was written with. */
  titled: boolean;
}

/**
 * Which issue mirrors which item. The store decides; where it knows nothing, a marker in a trusted issue does: of several
 * the one whose title the marker was written with, then the oldest. A marker that a person copied into another issue
 * counts for nothing.
 */
export function identify(
  sightings: readonly Sighting[],
  known: readonly { itemKey: string; nodeId: string }[],
): { issues: Map<string, string>; lost: LostIssue[] } {
  const byNode = new Map(sightings.map((one) => [one.nodeId, one]));
  const issues = new Map<string, string>();
  const lost: LostIssue[] = [];
  for (const { itemKey, nodeId } of known) {
    const sighting = byNode.get(nodeId);
    if (sighting?.now === "here") issues.set(itemKey, nodeId);
    else lost.push({ itemKey, reason: sighting?.now ?? "deleted", url: sighting?.url ?? null });
  }
  const taken = new Set(known.map((one) => one.nodeId));
  const byRank = (a: Sighting, b: Sighting) => Number(b.titled) - Number(a.titled) || a.number - b.number;
  for (const { key, nodeId, now, trusted } of [...sightings].sort(byRank)) {
    const ours = now === "here" && trusted && !taken.has(nodeId);
    if (ours && key !== null && !issues.has(key)) issues.set(key, nodeId);
  }
  for (const { key, nodeId, now, trusted, url } of sightings) {
    if (now !== "converted" || !trusted || key === null || taken.has(nodeId)) continue;
    if (!lost.some(({ itemKey }) => itemKey === key)) lost.push({ itemKey: key, reason: now, url });
  }
  return { issues, lost: lost.filter((one) => !issues.has(one.itemKey)) };
}
