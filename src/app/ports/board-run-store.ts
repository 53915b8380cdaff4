import type { BoardNotes } from "../../core/board/notes.js";
import type { BoardRun } from "../../core/board/run.js";

/** How the sync of a repository's board goes, and what it left. */
export interface BoardRunStore {
  /** Null: none is under way, and none was stopped. */
  find(repositoryId: number): Promise<BoardRun | null>;
  save(repositoryId: number, run: BoardRun): Promise<void>;
  /** The run has ended without an error. */
  end(repositoryId: number): Promise<void>;
  /** Of the last sync that ended; null: there was none yet. */
  notes(repositoryId: number): Promise<BoardNotes | null>;
  saveNotes(repositoryId: number, notes: BoardNotes): Promise<void>;
}
