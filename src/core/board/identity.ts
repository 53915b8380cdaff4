import type { LostIssue } from "./model.js";

/** An issue that might mirror an item. */
export interface Sighting {
  nodeId: string;
  number: number;
  url: string;
  /** Login; null: a deleted user. */
  author: string | null;
  /** False: it lives in another repository by now. */
  here: boolean;
  /** The item that its marker names. */
  key: string | null;
}

/**
 * Which issue mirrors which item. The store decides; where it knows nothing, a marker in an issue of our own
 * does, and of several the oldest. A marker that a person copied into another issue counts for nothing.
 */
export function identify(
  sightings: readonly Sighting[],
  known: readonly { itemKey: string; nodeId: string }[],
  botLogin: string,
): { issues: Map<string, string>; lost: LostIssue[] } {
  const byNode = new Map(sightings.map((one) => [one.nodeId, one]));
  const issues = new Map<string, string>();
  const lost: LostIssue[] = [];
  for (const { itemKey, nodeId } of known) {
    const sighting = byNode.get(nodeId);
    if (sighting?.here) issues.set(itemKey, nodeId);
    else lost.push({ itemKey, reason: sighting ? "transferred" : "deleted", url: sighting?.url ?? null });
  }
  const taken = new Set(known.map((one) => one.nodeId));
  for (const { key, nodeId, here, author } of [...sightings].sort((a, b) => a.number - b.number)) {
    const ours = here && !taken.has(nodeId) && author?.toLowerCase() === botLogin.toLowerCase();
    if (ours && key !== null && !issues.has(key)) issues.set(key, nodeId);
  }
  return { issues, lost: lost.filter((one) => !issues.has(one.itemKey)) };
}
