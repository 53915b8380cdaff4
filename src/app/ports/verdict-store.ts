import type { OtherPull } from "../../core/verdict/model.js";

/** What was last written about a pull request (or a merge group), so that the same is not written twice. */
export interface VerdictRow {
  /** `pull:12` or `group:SHA`. */
  subject: string;
  headSha: string;
  /** Null for a merge group, and where it isn't known (a row of an older version). */
  headRef: string | null;
  fromFork: boolean;
  baseRef: string;
  /** The branch that it reaches in the end, through the pull requests below it. */
  lands: string;
  /** Digests of everything the check says, and of what the comment does. */
  digest: string;
  conclusion: string;
  checkRunId: number | null;
  commentId: number | null;
  /** Items that the pull request carries out, and those they wait for: a change of these judges it again. */
  items: string[];
  /** Items whose issues it closes once it is where it lands. */
  finishes: string[];
  open: boolean;
  /** What the pull request touches and whose it is; null where it was never judged whole. */
  touches: OtherPull | null;
}

/** What a row holds that is about no pull request: a commit, or a merge group. */
export const ofNoPull: Pick<VerdictRow, "headRef" | "fromFork" | "lands" | "items" | "finishes" | "touches"> =
  {
    headRef: null,
    fromFork: false,
    lands: "",
    items: [],
    finishes: [],
    touches: null,
  };

export interface VerdictStore {
  find(repositoryId: number, subject: string): Promise<VerdictRow | null>;
  save(repositoryId: number, row: VerdictRow): Promise<void>;
  /** Open pull requests; with keys, only those concerned with one of these items. */
  open(repositoryId: number, itemKeys?: string[]): Promise<VerdictRow[]>;
}
