import type { BoardFacts, BoardIssue, KnownFields } from "../../core/board/model.js";

/** Which issue mirrors which item. The marker in the issue says the same, so a lost database loses nothing. */
export interface BoardItemRow {
  itemKey: string;
  issueNumber: number;
  /** GitHub's database id. */
  issueId: number;
  issueNodeId: string;
}

/** An issue as GitHub had it when it was last read or written. */
export interface KeptIssue {
  itemKey: string;
  issue: BoardIssue;
  /** The plan's title of the item then; empty: the plan didn't name it any more. */
  title: string;
}

export type Around = Omit<BoardFacts, "issues" | "knownFields">;

/** What is kept of GitHub's side, so that what didn't change isn't loaded again. */
export interface KeptBoard {
  issues: KeptIssue[];
  /** Keys of issues that somebody may have changed since. */
  stale: string[];
  /** All but the issues; null: never loaded. */
  around: Around | null;
  /** When everything was loaded last. */
  fullAt: Date | null;
}

/** An issue that was asked for and of which it isn't known whether GitHub made it. */
export interface Creation {
  itemKey: string;
  startedAt: Date;
}

export interface BoardStore {
  /** Of these items; of all where `keys` is left out. */
  items(repositoryId: number, keys?: readonly string[]): Promise<BoardItemRow[]>;
  /** Null: it mirrors no item; that of a track doesn't either. */
  itemOfIssue(repositoryId: number, issueNumber: number): Promise<BoardItemRow | null>;
  /** The text of an item's issue, as it was last read or written; null: nobody did. */
  keptBody(repositoryId: number, issueNumber: number): Promise<string | null>;
  /** Saves the row, and ends the item's creation. */
  save(repositoryId: number, row: BoardItemRow): Promise<void>;
  forget(repositoryId: number, itemKey: string): Promise<void>;
  /** An item has another key now: its issue, its claims and what is known of it are that one's. */
  rename(repositoryId: number, from: string, to: string): Promise<void>;

  kept(repositoryId: number): Promise<KeptBoard>;
  /** Keeps what was seen at `at`; what somebody changed after that stays stale. `full`: everything was loaded. */
  keep(
    repositoryId: number,
    board: { issues: readonly KeptIssue[]; around: Around; full: boolean },
    at: Date,
  ): Promise<void>;
  /** These issues may be others than the ones kept, at `at` or later. Gives how many of them are the board's. */
  touch(repositoryId: number, issueNumbers: readonly number[], at: Date): Promise<number>;

  /** Writes down that an issue is about to be made: GitHub makes two of two requests. */
  beginCreation(repositoryId: number, itemKey: string, at: Date): Promise<void>;
  endCreation(repositoryId: number, itemKey: string): Promise<void>;
  creations(repositoryId: number): Promise<Creation[]>;

  /** Node id of the project board, or null. */
  project(repositoryId: number): Promise<string | null>;
  /** Another project than before: what was known of the fields is forgotten. */
  saveProject(repositoryId: number, projectId: string): Promise<void>;
  /** What our fields of the project board are known by. */
  projectFields(repositoryId: number): Promise<KnownFields>;
  /** In the place of all that was known. */
  saveProjectFields(repositoryId: number, fields: KnownFields): Promise<void>;
}
