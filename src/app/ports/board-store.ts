import type { KnownFields } from "../../core/board/model.js";

/** Which issue mirrors which item. The marker in the issue says the same, so a lost database loses nothing. */
export interface BoardItemRow {
  itemKey: string;
  issueNumber: number;
  /** GitHub's database id. */
  issueId: number;
  issueNodeId: string;
}

export interface BoardStore {
  items(repositoryId: number): Promise<BoardItemRow[]>;
  itemOfIssue(repositoryId: number, issueNumber: number): Promise<BoardItemRow | null>;
  save(repositoryId: number, row: BoardItemRow): Promise<void>;
  forget(repositoryId: number, itemKey: string): Promise<void>;
  /** Node id of the project board, or null. */
  project(repositoryId: number): Promise<string | null>;
  /** Another project than before: what was known of the fields is forgotten. */
  saveProject(repositoryId: number, projectId: string): Promise<void>;
  /** What our fields of the project board are known by. */
  projectFields(repositoryId: number): Promise<KnownFields>;
  /** In the place of all that was known. */
  saveProjectFields(repositoryId: number, fields: KnownFields): Promise<void>;
}
