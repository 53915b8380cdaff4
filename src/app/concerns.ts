/**
 * What a delivery is about: which installation, issue or pull request to look at. Never what is true of it;
 * that is loaded anew (design.md, principle 2).
 */
export type Concern =
  /** The App was installed, unsuspended, given repositories or granted permissions: list its repositories. */
  | { kind: "installed"; installationId: number; repositories: "load" }
  | { kind: "removed"; installationId: number; repositoryIds: number[] | "all" }
  /** Renamed, transferred, its default branch changed. */
  | { kind: "repository" }
  /** A push to a branch; not to a tag, and not its deletion. `before` is null for a new branch. */
  | { kind: "base-moved"; branch: string; before: string | null; after: string }
  /** A push, or something on a pull request: a sign of life of who works there. `branch` is one of this repository. */
  | { kind: "worked"; login: string | null; branch: string | null; pull: number | null }
  | { kind: "assigned"; issue: number; login: string }
  | { kind: "unassigned"; issue: number; login: string }
  /** Opened, closed, reopened, deleted, transferred, edited, labelled, milestoned. */
  | { kind: "issue-changed"; issue: number }
  /** An issue was closed just now; `issue-changed` comes with it. */
  | { kind: "issue-closed"; issue: number }
  /** A pull request was merged or closed just now; `pull` comes with it. */
  | { kind: "pull-closed"; number: number }
  /** Written by a person, just now. `association` is GitHub's: OWNER, MEMBER, COLLABORATOR, CONTRIBUTOR, NONE… */
  | {
      kind: "comment";
      issue: number;
      isPull: boolean;
      commentId: number;
      author: string;
      association: string;
      body: string;
    }
  /** The pull request, its head or a review of it changed. */
  | { kind: "pull"; number: number }
  /** Somebody pressed Re-run or Re-check. `pull` is null where GitHub names none (forks, merge groups). */
  | { kind: "recheck"; pull: number | null; headSha: string; branch?: string }
  /** Somebody pressed a button of our check other than Re-check. `pull` is null where GitHub names none (forks). */
  | { kind: "button"; pull: number | null; headSha: string; button: string; login: string }
  /** A merge queue asks for a verdict. Refs are branch names, without `refs/heads/`. */
  | { kind: "merge-group"; headSha: string; headRef: string; baseSha: string; baseRef: string };

export type ConcernKind = Concern["kind"];
