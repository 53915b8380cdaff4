import { grouped } from "../plan/grouped.js";
import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import { trackIssueTitle, trackSection } from "../text/track-issue.js";
import type { DesiredItem } from "./desired-item.js";
import { trackLabel } from "./label.js";
import type { BoardFacts, BoardIssue } from "./model.js";
import { outcomeOf } from "./progress.js";
import { readTrackKey, trackKey } from "./track-key.js";

/** GitHub's limit for sub-issues of an issue; closed ones count (docs.github.com, "Adding sub-issues"). */
const mostChildren = 100;

/** The issue of a track, and the items that it still has to take in. */
export interface DesiredParent {
  key: string;
  desired: Omit<DesiredItem, "values"> & { inner: string };
  /** Keys of the items. */
  adopts: string[];
}

/** An issue for each track, under which its items are; none where there is but one track, which tells nothing. */
export function parentsOf(
  items: readonly DesiredItem[],
  plan: Pick<Plan, "tracks" | "ownership">,
  facts: Pick<BoardFacts, "issues" | "lost">,
): DesiredParent[] {
  // An item without a track is a lane of its own, and no track.
  const lanes = grouped(
    items.filter(({ item }) => item.track !== null),
    ({ item }) => laneOf(item).toLowerCase(),
  );
  const known = new Map<string, BoardIssue[]>();
  for (const [key, issue] of facts.issues) {
    const at = readTrackKey(key);
    if (at) known.set(at.track, [...(known.get(at.track) ?? []), issue]);
  }
  if (lanes.size < 2 && known.size === 0) return [];
  const ours = new Set([...known.values()].flat().map(({ number }) => number));
  return [...lanes].flatMap(([lane, own]) => partsOf(lane, own, plan, facts, ours));
}

function partsOf(
  lane: string,
  items: readonly DesiredItem[],
  plan: Pick<Plan, "tracks" | "ownership">,
  facts: Pick<BoardFacts, "issues" | "lost">,
  ours: ReadonlySet<number>,
): DesiredParent[] {
  const [first] = items;
  if (!first) return [];
  const gone = new Set(facts.lost.filter(({ reason }) => reason === "transferred").map((one) => one.itemKey));
  const partNumbers = new Set<number>();
  for (let part = 1; facts.issues.has(trackKey(lane, part)); part += 1) {
    const { number } = facts.issues.get(trackKey(lane, part)) as BoardIssue;
    partNumbers.add(number);
  }
  const homeless = items.filter(({ item }) => {
    const parent = facts.issues.get(item.key)?.parent ?? null;
    // Under another issue than ours people put it.
    return parent === null || (ours.has(parent) && !partNumbers.has(parent));
  });
  const parts: DesiredParent[] = [];
  let left = homeless.map(({ item }) => item.key);
  for (let part = 1; part === 1 || left.length > 0 || facts.issues.has(trackKey(lane, part)); part += 1) {
    const key = trackKey(lane, part);
    const issue = facts.issues.get(key) ?? null;
    if (gone.has(key)) return parts;
    const room = Math.max(0, mostChildren - (issue?.subIssues ?? 0));
    parts.push({
      key,
      desired: trackItem(laneOf(first.item), part, items, plan, issue),
      adopts: left.slice(0, room),
    });
    left = left.slice(room);
  }
  return parts;
}

function trackItem(
  track: string,
  part: number,
  items: readonly DesiredItem[],
  plan: Pick<Plan, "tracks" | "ownership">,
  issue: BoardIssue | null,
): DesiredParent["desired"] {
  const label = trackLabel(track);
  const name = plan.tracks.find(({ id }) => id.toLowerCase() === track.toLowerCase())?.title ?? "";
  const owned = plan.ownership.filter(({ owners }) =>
    owners.some((owner) => owner.toLowerCase() === track.toLowerCase()),
  );
  const done = items.every(({ outcome }) => outcome !== "open");
  const item = {
    ...emptyItem,
    key: trackKey(track, part),
    title: track,
    state: done ? "done" : "open",
  } as const;
  return {
    item: { ...item, aliases: [], dependsOn: [], files: [], deliverables: [] },
    outcome: outcomeOf(item, issue),
    title: trackIssueTitle(track, name, part),
    labels: [label.name],
    milestone: null,
    assignees: [],
    type: null,
    inner: trackSection(
      track,
      owned.map(({ pattern }) => pattern),
    ),
  };
}

const emptyItem = {
  track: null,
  phase: null,
  priority: null,
  exitCriteria: null,
  estimate: null,
  owner: null,
  file: "",
  line: 0,
} as const;
