import type { Priority } from "./model.js";

const wordsOf: [RegExp, Priority][] = [
  [/\bp([0-3])\b/i, "P0"],
  [/\b(?:critical|urgent|blocker)\b/i, "P0"],
  [/\bhigh(?:est)?\b/i, "P1"],
  [/\b(?:medium|normal)\b/i, "P2"],
  [/\blow(?:est)?\b/i, "P3"],
];

/** `CRITICAL (P0)`, `HIGH PRIORITY`, `p2`, `Medium` → P0 to P3; null where no priority is named. A code beats a word. */
export function parsePriority(text: string): Priority | null {
  for (const [pattern, priority] of wordsOf) {
    const found = pattern.exec(text);
    if (found) return found[1] ? (`P${found[1]}` as Priority) : priority;
  }
  return null;
}
