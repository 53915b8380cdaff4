import type { Claim } from "../claims/model.js";
import type { ItemProgress, OtherPull, PullPlace } from "./model.js";
import { isOwn } from "./own.js";

/** A pull request that another one stands on, as it was when it was last judged. */
export interface Layer {
  pull: Pick<OtherPull, "number" | "author" | "session">;
  conclusion: string;
  /** Items whose issues it closes. */
  finishes: readonly string[];
}

/** Whether what a pull request closes counts as done for those that stand on it: one that fails, or isn't judged, won't land. */
export const holds = (conclusion: string): boolean => conclusion === "success" || conclusion === "neutral";

/** Items that count as done for who stands on these: those that nobody else holds, of pull requests that don't fail. */
export function finishedBelow(below: readonly Layer[], claims: readonly Claim[]): string[] {
  return below.flatMap(({ pull, conclusion, finishes }) => {
    if (!holds(conclusion)) return [];
    return finishes.filter((key) => {
      const held = claims.find(({ itemKey }) => itemKey === key);
      return !held || isOwn(held, pull, pull);
    });
  });
}

/** How far items are where these count as done. */
export function withDone(progress: readonly ItemProgress[], keys: Iterable<string>): ItemProgress[] {
  const done = new Set(keys);
  const unknown = new Set(done);
  for (const { key } of progress) unknown.delete(key);
  return [
    ...progress.map((one) => (done.has(one.key) ? { ...one, done: true, dropped: false } : one)),
    ...[...unknown].map((key) => ({ key, done: true, issue: null, dropped: false })),
  ];
}

/** The place of what goes into a branch by itself, and is ruled by it. */
export const alone = (branch: string): PullPlace => ({
  rules: branch,
  trunk: branch,
  lands: branch,
  position: 1,
  size: 1,
  layers: [],
});
