import type { Account } from "../core/actors/account.js";
import type { PullStack } from "../core/verdict/trunk.js";

/**
 * What a delivery is about: which installation, issue or pull request to look at. Never what is true of it;
 * that is loaded anew.
 */
export type Concern =
  /** The App was installed, unsuspended, given repositories or granted permissions: list its repositories. */
  | { kind: "installed"; installationId: number; repositories: "load" }
  | { kind: "removed"; installationId: number; repositoryIds: number[] | "all" }
  /** Renamed, transferred, archived, its default branch changed. */
  | { kind: "repository" }
  /** A push to a branch; not to a tag, and not its deletion. `before` is null for a new branch. */
  | { kind: "base-moved"; branch: string; before: string | null; after: string }
  /** A push, or something on a pull request: a sign of life of who works there. `branch` is one of this repository. */
  | { kind: "worked"; account: Account | null; branch: string | null; pull: number | null }
  | { kind: "assigned"; issue: number; account: Account }
  | { kind: "unassigned"; issue: number; account: Account }
  /** Opened, closed, reopened, deleted, transferred, edited, labelled, milestoned. */
  | { kind: "issue-changed"; issue: number }
  /** An issue was closed just now; `issue-changed` comes with it. */
  | { kind: "issue-closed"; issue: number }
  /** A pull request was merged or closed just now; `pull` comes with it. */
  | { kind: "pull-closed"; number: number }
  /** Written just now, as it was then. */
  | {
      kind: "comment";
      issue: number;
      isPull: boolean;
      place: CommentPlace;
      commentId: number;
      author: Account;
      writtenAt: Date;
      body: string;
    }
  /** The pull request, its head or a review of it changed. `stack`: the one that it is in, where the payload tells. */
  | { kind: "pull"; number: number; stack?: PullStack | null }
  /** Somebody pressed Re-run or Re-check. `pull` is null where GitHub names none (forks, merge groups). */
  | { kind: "recheck"; pull: number | null; headSha: string; branch?: string }
  /** Somebody pressed a button of our check other than Re-check. `pull` is null where GitHub names none (forks). */
  | { kind: "button"; pull: number | null; headSha: string; button: string; account: Account }
  /** A merge queue asks for a verdict. Refs are branch names, without `refs/heads/`. */
  | { kind: "merge-group"; headSha: string; headRef: string; baseSha: string; baseRef: string };

/** On an issue or pull request; the words of a review; on a line of a pull request. GitHub counts each by itself. */
export type CommentPlace = "thread" | "review" | "line";

export type ConcernKind = Concern["kind"];
