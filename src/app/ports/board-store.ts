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
  saveProject(repositoryId: number, projectId: string): Promise<void>;
}
