/** What GitHub said of a branch. */
export interface KnownBranch {
  name: string;
  /** By a branch protection rule or a ruleset; false: there is no such branch, too. */
  protected: boolean;
  /** Null: there is no such branch. */
  tip: string | null;
}

/** Branches that the config names as trunks, as GitHub had them a little while ago. */
export interface BranchStore {
  /** Those that were asked about after `since`. */
  known(repositoryId: number, since: Date): Promise<KnownBranch[]>;
  keep(repositoryId: number, branch: KnownBranch, now: Date): Promise<void>;
  /** It moved, or its protection may have changed. */
  forget(repositoryId: number, name: string): Promise<void>;
}
