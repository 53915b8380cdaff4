import { globSet } from "../config/glob.js";
import type { Config } from "../config/model.js";
import { laneOf } from "../plan/lookup.js";
import type { Plan } from "../plan/model.js";

/** Sessions whose branch patterns the branch fits. */
export function sessionsOfBranch(branch: string, sessions: Config["sessions"]): string[] {
  return Object.entries(sessions)
    .filter(([, { branches }]) => globSet(branches).first(branch) >= 0)
    .map(([id]) => id);
}

/** What a branch's name says by itself. */
export interface BranchName {
  lane: string;
  item: string | null;
}

interface Named extends BranchName {
  /** Names without a letter are too common in branch names to be found inside them. */
  whole: boolean;
}

/** Items by key and alias, lanes by id; a name of several items or lanes is left out. */
function namesOf(plan: Pick<Plan, "items" | "tracks">): Map<string, Named> {
  const named = new Map<string, Named | null>();
  const add = (name: string, lane: string, item: string | null) => {
    const key = name.toLowerCase();
    const whole = /^\d+$/.test(name);
    const known = named.get(key);
    if (known === undefined) named.set(key, { lane, item, whole });
    else if (known && known.lane !== lane) named.set(key, null);
    else if (known && known.item !== item)
      named.set(key, { lane, item: known.item === null ? item : null, whole });
  };
  for (const item of plan.items)
    for (const name of [item.key, ...item.aliases]) add(name, laneOf(item), item.key);
  for (const id of new Set([...plan.tracks.map((track) => track.id), ...plan.items.map(laneOf)])) {
    if (!named.has(id.toLowerCase())) add(id, id, null);
  }
  return new Map([...named].flatMap(([name, one]) => (one ? [[name, one]] : [])));
}

/** GitHub allows 244 bytes; more words than this are no name. */
const maxWords = 40;

function inSegment(segment: string, names: Map<string, Named>): Named[] {
  const whole = names.get(segment);
  if (whole) return [whole];
  const words = segment.split("-").slice(0, maxWords);
  const found: Named[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = words.length; end > start; end--) {
      const named = names.get(words.slice(start, end).join("-"));
      if (named && !named.whole) {
        found.push(named);
        start = end - 1;
        break;
      }
    }
  }
  return found;
}

/**
 * The lane and item that a branch names as a whole path segment or between hyphens: `senior/s4-planner`,
 * `track-3/calls`. The first lane named counts; of its items the branch's, if it names just one.
 */
export function readBranch(branch: string, plan: Pick<Plan, "items" | "tracks">): BranchName | null {
  const names = namesOf(plan);
  const found = branch
    .toLowerCase()
    .split("/")
    .flatMap((segment) => inSegment(segment, names));
  const lane = found[0]?.lane;
  if (lane === undefined) return null;
  const items = new Set(found.flatMap((one) => (one.lane === lane && one.item !== null ? [one.item] : [])));
  const [item] = items;
  return { lane, item: items.size === 1 && item !== undefined ? item : null };
}
