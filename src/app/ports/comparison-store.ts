import type { Comparison } from "./github.js";

/** Comparisons of commits: the same two always give the same, so that none is asked for twice. */
export interface ComparisonStore {
  find(repositoryId: number, base: string, head: string): Promise<Comparison | null>;
  /** In the place of one that was kept before. */
  keep(repositoryId: number, base: string, head: string, comparison: Comparison, now: Date): Promise<void>;
}
