import type { BoardLabel } from "./model.js";

/** How long a sync that stopped without a word keeps others out, in milliseconds. */
export const lockMs = 10 * 60_000;

const name = "signalbox: sync runs";

/**
 * The label that keeps a second `signalbox sync` out while it is there: GitHub makes a label of a name only once, for
 * whoever asks first, and no other thing that a token for issues can make is so.
 */
export function lockLabel(until: Date): BoardLabel {
  return {
    name,
    color: "ededed",
    description: `Until ${until.toISOString()}: somebody brings the board to the plan`,
  };
}

/** Until when a label keeps others out; null: it is no such label, or doesn't say so any more. */
export function lockedUntil({
  name: of,
  description,
}: Pick<BoardLabel, "name" | "description">): Date | null {
  if (of.toLowerCase() !== name) return null;
  const at = Date.parse(/^Until (\S+):/.exec(description)?.[1] ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
