import type { MergedChange } from "../../core/reverts/model.js";

/** A merged pull request, as it is kept. */
export interface KeptMerge extends MergedChange {
  /** Keys of the items whose issues it closed. */
  items: string[];
  mergedAt: Date;
  /** The merged pull request that took it back. */
  takenBackBy: number | null;
  /** Base and head, `SHA SHA`, that were last looked at and would take it back; null: none. */
  proven: string | null;
}

/** What pull requests have changed by their merge: by content, so that what takes one back is found without looking for it. */
export interface MergeStore {
  find(repositoryId: number, pull: number): Promise<KeptMerge | null>;
  /** In the place of what was kept before; that it was taken back stays. */
  keep(repositoryId: number, merge: Omit<KeptMerge, "takenBackBy" | "proven">): Promise<void>;
  /**
   * Those merged into this branch that may be taken back by leaving `content` (see `leftBy`) at their paths, of which modes
   * are no part: a few, those that nobody took back yet first, then the newest.
   */
  undoneBy(repositoryId: number, baseRef: string, content: string): Promise<KeptMerge[]>;
  markProven(repositoryId: number, pull: number, sides: string): Promise<void>;
  /** `by` was merged and took `pull` back. */
  markTakenBack(repositoryId: number, pull: number, by: number): Promise<void>;
  /** Those that this one took back. */
  takenBackBy(repositoryId: number, by: number): Promise<KeptMerge[]>;
}
