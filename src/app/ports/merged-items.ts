/** An item whose pull request was merged into a branch other than the default one, where it isn't done yet. */
export interface MergedItem {
  itemKey: string;
  /** The pull request that closes it. */
  pull: number;
  /** The branch that holds it now. */
  branch: string;
  /** The commit that brought it there. */
  commit: string;
  mergedAt: Date;
}

export interface MergedItemStore {
  /** Those that have not reached the default branch, in the order in which they were merged. */
  all(repositoryId: number): Promise<MergedItem[]>;
  /** In the place of what was known of the item. */
  keep(repositoryId: number, item: MergedItem): Promise<void>;
  /** It is done, or not to be done any more. */
  end(repositoryId: number, itemKey: string): Promise<void>;
}
