/** What git has at a path: mode and object id, such as `100644 3f2a…`; null: nothing stands there. */
export type Entry = string | null;

/** What a change does to one path. A rename is two of them. */
export interface PathChange {
  path: string;
  before: Entry;
  after: Entry;
}

/** What a merged pull request did to the branch that it was merged into. */
export interface MergedChange {
  pull: number;
  /** Name of the branch. */
  baseRef: string;
  /** Its tip right before the merge, and right after it. */
  before: string;
  after: string;
  /** In the order of the paths; each is another after than before. */
  paths: PathChange[];
}

/** What stands at the paths of a commit. A path that is left out isn't there. */
export type Entries = ReadonlyMap<string, string>;
