import { distance } from "fastest-levenshtein";

/**
 * The allowed word that `word` was most likely meant to be, or null where none is near: at most a third of
 * its letters off (two of four or five, so that a swap counts), and never more than three. Case doesn't count.
 */
export function nearest(word: string, allowed: Iterable<string>): string | null {
  const wanted = word.toLowerCase().slice(0, 100);
  const limit = wanted.length < 4 ? 1 : Math.min(3, Math.max(2, Math.floor(wanted.length / 3)));
  let best: string | null = null;
  let least = limit + 1;
  for (const candidate of allowed) {
    const steps = distance(wanted, candidate.toLowerCase().slice(0, 100));
    if (steps < least) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}
