import { grouped } from "../plan/grouped.js";
import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";
import { trackIssueTitle, trackSection } from "../text/track-issue.js";
import type { OwnIssue } from "./desired-issue.js";
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
  desired: OwnIssue;
  /** Keys of the items. */
  adopts: string[];
}

type TracksOfPlan = Pick<Plan, "items" | "tracks" | "ownership">;
type Facts = Pick<BoardFacts, "issues" | "lost">;

/** An issue for each track, under which its items are; none where there is but one track, which tells nothing. */
export function parentsOf(items: readonly DesiredItem[], plan: TracksOfPlan, facts: Facts): DesiredParent[] {
  // An item without a track is a lane of its own, and no track.
  const tracks = grouped(
    items.filter(({ item }) => item.track !== null),
    ({ item }) => laneOf(item).toLowerCase(),
  );
  const ours = new Set([...facts.issues].flatMap(([key, { number }]) => (readTrackKey(key) ? [number] : [])));
  if (tracks.size < 2 && ours.size === 0) return [];
  // One that has an issue keeps it while the plan has the track, though none of its items has one any more.
  const idle = plan.items.flatMap(({ track }) => {
    const key = track?.toLowerCase() ?? "";
    return key === "" || tracks.has(key) || madeParts(key, facts).length === 0 ? [] : [[key, []] as const];
  });
  return [...tracks, ...new Map(idle)].flatMap(([track, own]) => partsOf(track, own, plan, facts, ours));
}

/** The issues that a track has by now, in their order. */
function madeParts(track: string, { issues }: Facts): BoardIssue[] {
  const made: BoardIssue[] = [];
  for (;;) {
    const issue = issues.get(trackKey(track, made.length + 1));
    if (!issue) return made;
    made.push(issue);
  }
}

/** The issues of a track; a new one where the last has no room for its items. */
function partsOf(
  track: string,
  items: readonly DesiredItem[],
  plan: TracksOfPlan,
  facts: Facts,
  ours: ReadonlySet<number>,
): DesiredParent[] {
  const gone = new Set(facts.lost.filter(({ reason }) => reason !== "deleted").map((one) => one.itemKey));
  const made = madeParts(track, facts);
  const own = new Set(made.map(({ number }) => number));
  let left = items.flatMap(({ item: { key } }) => {
    const parent = facts.issues.get(key)?.parent ?? null;
    // Under another issue than ours people put it.
    const theirs = parent === "elsewhere" || (parent !== null && !ours.has(parent));
    return theirs || (parent !== null && own.has(parent)) ? [] : [key];
  });
  const parts: DesiredParent[] = [];
  while (parts.length < Math.max(1, made.length) || left.length > 0) {
    const part = parts.length + 1;
    const key = trackKey(track, part);
    const issue = made[part - 1] ?? null;
    if (gone.has(key)) return parts;
    const room = Math.max(0, mostChildren - (issue?.subIssues ?? 0));
    parts.push({ key, desired: trackItem(track, part, items, plan, issue), adopts: left.slice(0, room) });
    left = left.slice(room);
  }
  return parts;
}

function trackItem(
  key: string,
  part: number,
  items: readonly DesiredItem[],
  plan: TracksOfPlan,
  issue: BoardIssue | null,
): OwnIssue {
  // As the plan writes it first.
  const track = plan.items.find((item) => item.track?.toLowerCase() === key)?.track ?? key;
  const label = trackLabel(track);
  const name = plan.tracks.find(({ id }) => id.toLowerCase() === track.toLowerCase())?.title ?? "";
  const owned = plan.ownership.filter(({ owners }) =>
    owners.some((owner) => owner.toLowerCase() === track.toLowerCase()),
  );
  const done = items.length > 0 && items.every(({ outcome }) => outcome !== "open");
  const item = { key: trackKey(track, part), state: done ? "done" : "open" } as const;
  return {
    item,
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
