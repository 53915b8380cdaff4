import type { ReadyItem } from "../claims/decide.js";
import { itemName } from "./claim.js";
import { code } from "./escape.js";

export interface ReadyFacts {
  /** As asked for; null: all. */
  track: string | null;
  tracks: readonly string[];
  ready: readonly ReadyItem[];
  more: number;
}

/** What can be started now. */
export function readyText({ track, tracks, ready, more }: ReadyFacts): string {
  if (track !== null && ready.length === 0 && !tracks.some((id) => id.toLowerCase() === track.toLowerCase()))
    return `No item is of a track ${code(track)}.${tracks.length > 0 ? ` There are ${tracks.slice(0, 12).map(code).join(", ")}.` : ""}`;
  if (ready.length === 0)
    return `Nothing${track === null ? "" : ` of ${code(track)}`} is ready right now: what is open is claimed or waits for something.`;
  return [
    `Ready${track === null ? "" : ` in ${code(track)}`}:`,
    ...ready.map((item) => `- ${itemName(item)}`),
    ...(more > 0 ? [`and ${more} more`] : []),
  ].join("\n");
}

/** The one item that a session had best take. */
export function nextText(session: string, next: ReadyItem | null, holding: readonly string[]): string {
  const has = holding.length > 0 ? ` It holds ${holding.map(code).join(", ")} already.` : "";
  return next === null
    ? `There is nothing that session ${code(session)} could start now.${has}`
    : `Next for session ${code(session)}: ${itemName(next)}. Assign yourself or comment \`/claim\` there.${has}`;
}
