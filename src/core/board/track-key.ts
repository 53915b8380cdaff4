/** No key of a plan holds a control character, so that a track's issue is never taken for an item's. */
const prefix = "\u0001track";
const form = new RegExp(`^${prefix} (\\d{1,6}) (.*)$`, "s");

/** Under which the issue of a track is kept, in the store and in its marker. `part` from 1: GitHub limits sub-issues. */
export function trackKey(track: string, part: number): string {
  return `${prefix} ${part} ${track.toLowerCase()}`;
}

/** Null: the key of an item. */
export function readTrackKey(key: string): { track: string; part: number } | null {
  const found = form.exec(key);
  return found ? { part: Number(found[1]), track: found[2] ?? "" } : null;
}
