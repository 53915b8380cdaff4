import type { AccountRef } from "../../core/actors/account.js";

/** A maintainer's word that a pull request may pass a rule. */
export interface Override {
  pull: number;
  /** A rule's name, or `all`. */
  rule: string;
  reason: string;
  login: string;
  /** GitHub's id of that account; null: only its login is known. */
  accountId: number | null;
  at: Date;
  /** Blob ids by path as they were then: it ends with the next change of these files. Null: it stays. */
  files: ReadonlyMap<string, string> | null;
}

/** What people said of pull requests in commands. */
export interface PullNoteStore {
  addOverride(repositoryId: number, override: Override): Promise<void>;
  overrides(repositoryId: number, pull: number): Promise<Override[]>;
  setTrack(repositoryId: number, pull: number, track: string, by: AccountRef, now: Date): Promise<void>;
  track(repositoryId: number, pull: number): Promise<string | null>;
}
