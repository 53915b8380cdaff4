import type { ItemProgress } from "../../core/verdict/model.js";

export interface StatusIssueRow {
  number: number;
  digest: string;
  writtenAt: Date;
}

export interface StatusStore {
  issue(repositoryId: number): Promise<StatusIssueRow | null>;
  saveIssue(repositoryId: number, row: StatusIssueRow): Promise<void>;
  forgetIssue(repositoryId: number): Promise<void>;
  /** How far the items were at the last sync of the board. */
  progress(repositoryId: number): Promise<ItemProgress[]>;
  saveProgress(repositoryId: number, progress: readonly ItemProgress[]): Promise<void>;
  /** Replaces that of some items, where any is kept. */
  updateProgress(repositoryId: number, progress: readonly ItemProgress[]): Promise<void>;
}
