import type { Account } from "../../core/actors/account.js";
import type { Permission } from "../../core/actors/permission.js";
import type { Config } from "../../core/config/model.js";
import type { Entries } from "../../core/reverts/model.js";
import type { Annotation, ApprovedCommit, ChangedFile } from "../../core/verdict/model.js";
import type { PullStack } from "../../core/verdict/trunk.js";
import type { CommentPlace } from "../concerns.js";
import type { BoardHost } from "./board-host.js";
import type { KnownBranch } from "./branch-store.js";
import type { NewDelivery } from "./deliveries.js";
import type { RepositoryFile, RuleFiles } from "./documents.js";
import type { Repository } from "./repository.js";

/** A pull request as GitHub has it: one GraphQL request. */
export interface PullSnapshot {
  number: number;
  title: string;
  body: string;
  /** Null: a deleted user. */
  author: string | null;
  /** Its author's account; null: it is deleted. */
  account: Account | null;
  draft: boolean;
  state: "open" | "closed" | "merged";
  headRef: string;
  /** The head branch is another repository's, also where that is gone. */
  fromFork: boolean;
  headSha: string;
  headMessage: string;
  baseRef: string;
  /** The tip of the base branch now, which is not the pull request's own base commit. */
  baseTip: string;
  /** The default branch of the repository now; null where it has no commit. */
  defaultBranch: { name: string; tip: string } | null;
  /** The commit that merged it, and the first that this builds on; null: it isn't merged. */
  mergeCommit: string | null;
  mergeParent: string | null;
  /** Issues of this repository that merging closes (closingIssuesReferences). */
  closes: { number: number; body: string }[];
  /** Files changed, as GitHub counts them. */
  changedFiles: number;
  /** Newest opinionated review of each reviewer that approves, whichever commit it saw. */
  approved: ApprovedCommit[];
}

export type FileList = { files: ChangedFile[] } | { problem: string };

/** What a commit changes since it left another one. */
export type Comparison = FileList & {
  /** Where they parted; null where that can't be told. */
  mergeBase: string | null;
  /** The first of more files than GitHub lists, in the order of their paths. */
  first?: ChangedFile[];
  /** Which of the paths that were looked up differ between the two commits. */
  differs?: Record<string, boolean>;
};

/** How a branch came from one commit to another. */
export interface BranchMove {
  before: string;
  /** GitHub's names: `push`, `force_push`, `pr_merge`, `merge_queue_merge`… */
  kind: string;
}

export interface CheckOutput {
  headSha: string;
  conclusion: "success" | "failure" | "neutral";
  title: string;
  /** Markdown, under 65,535 characters. */
  summary: string;
  text: string;
  annotations: Annotation[];
  /** At most 3; label ≤ 20, description ≤ 40, identifier ≤ 20 characters. */
  actions: { label: string; description: string; identifier: string }[];
}

export interface IssueSnapshot {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  /** Logins, in GitHub's order. */
  assignees: string[];
  /** The same as accounts. */
  accounts: Account[];
  isPull: boolean;
}

export interface CommentSnapshot {
  id: number;
  body: string;
  author: string | null;
}

/** A repository at GitHub, seen through the App's installation. Each method says what it costs. */
export interface GitHubRepository {
  repository: Repository;

  /**
   * The rule files at a branch or commit: 1 to 3 requests. Plan globs are resolved against the tree. While the
   * config there is broken, the given paths (of the last good config) count; `always`: whatever the config there says.
   */
  ruleFiles(
    ref: string,
    paths?: Pick<Config, "plan" | "owners">,
    when?: "broken" | "always",
  ): Promise<RuleFiles>;
  /** One file, or null where there is none: 1 request. */
  file(ref: string, path: string): Promise<RepositoryFile | null>;
  /** Those of these files that there are: 1 request per 20. */
  files(ref: string, paths: readonly string[]): Promise<RepositoryFile[]>;

  /** 1 request. Null: there is no such pull request (any more). */
  pull(number: number): Promise<PullSnapshot | null>;
  /** The stack that GitHub says it is in: 1 request. */
  pullStack(number: number): Promise<PullStack | null>;
  /** What GitHub says of a branch: 1 request. */
  branch(name: string): Promise<KnownBranch>;
  /** Numbers of the open ones: 1 request per 100. */
  openPulls(): Promise<number[]>;
  /** 1 request per 100 files, none for `first`. More than 3,000: a problem, since GitHub lists no more. */
  pullFiles(number: number, expected: number, first?: readonly ChangedFile[]): Promise<FileList>;
  /** From where `head` left `base` to `head`: 1 request, at most 299 files. The same two commits always give the same. */
  comparison(base: string, head: string): Promise<Comparison>;
  /** Git's blob ids of files at a commit: 1 request per 100 paths. A path that isn't there is left out. */
  blobIds(commit: string, paths: readonly string[]): Promise<Map<string, string>>;
  /**
   * What stands at these paths of each commit, in their order, with its mode: 1 request per 100 paths. Throws a
   * `GitHubProblem`: `missing` where a commit isn't there.
   */
  entries(commits: readonly string[], paths: readonly string[]): Promise<Entries[]>;
  /** The move that brought a branch to this commit: 1 request. Null: it is none of its last 100. */
  branchMove(branch: string, after: string): Promise<BranchMove | null>;
  /** The merged pull request that brought a commit: 1 request. */
  pullOfCommit(oid: string): Promise<number | null>;
  /** Files between two commits, for merge groups: 1 request per 100 commits, at most 300 files; more: a problem. */
  compare(base: string, head: string): Promise<FileList & { messages?: string[] }>;

  /**
   * Creates (id null) or updates the check run `signalbox`: 1 write per 50 annotations, and 1 read before an
   * update. Returns its id, which is a new one where other annotations are to be shown: GitHub takes none away.
   */
  writeCheck(check: CheckOutput, id: number | null): Promise<number>;

  /** 1 request each. Null: deleted, transferred or converted. */
  issue(number: number): Promise<IssueSnapshot | null>;
  unassign(number: number, login: string): Promise<void>;
  /** Silently nothing where GitHub does not let that login be assigned. */
  assign(number: number, login: string): Promise<void>;
  /** Closes an issue as completed: 1 request. Nothing where it is gone. */
  closeIssue(number: number): Promise<void>;
  /** Opens a closed issue again: 1 request. Nothing where it is gone. */
  reopenIssue(number: number): Promise<void>;
  /** An issue that our App opened and whose body holds `marker`; null: there is none. 1 request per 100. */
  findIssue(marker: string): Promise<number | null>;
  /** Its number: 1 request. */
  createIssue(title: string, body: string): Promise<number>;
  /** 1 request; opens it again where it was closed. */
  updateIssue(number: number, text: { title: string; body: string }): Promise<"updated" | "gone">;
  /** Silently nothing where there is no room: GitHub pins three. */
  pinIssue(number: number): Promise<void>;
  /**
   * What a person may do here: 1 request, and none within five minutes of the last one unless it's asked for `fresh`.
   * `none` for one that GitHub doesn't know, or whose login is another account's by now.
   */
  permission(account: Account, fresh?: boolean): Promise<Permission>;
  /**
   * The people with the role Maintain or Admin: 1 request per 100, none within five minutes of the last one. A problem
   * where GitHub doesn't let us see them.
   */
  maintainers(): Promise<Account[] | { problem: string }>;
  /** The accounts that logins are now, by login in lower case: 1 request per 50; a login that nobody has is left out. */
  accountIds(logins: readonly string[]): Promise<Map<string, number>>;
  /** When a comment was changed last after it was written, where it was; null: it wasn't, or is gone. 1 request. */
  editedAt(place: CommentPlace, commentId: number): Promise<Date | null>;
  /** Throws a `GitHubProblem`: `locked`, or `missing` where the issue is gone. */
  comment(number: number, body: string): Promise<number>;
  updateComment(id: number, body: string): Promise<"updated" | "gone">;
  deleteComment(id: number): Promise<void>;
  /** The comment on an issue or pull request that holds `marker`, by our App: 1 request per 100 comments. */
  findComment(number: number, marker: string): Promise<CommentSnapshot | null>;
  /** The words of a review take none: nothing happens. */
  react(
    place: CommentPlace,
    commentId: number,
    reaction: "eyes" | "+1" | "confused" | "hooray",
  ): Promise<void>;

  /** Gives way to all other requests, and stops before the rate limit is used up. */
  board: BoardHost;
  /** Reads issues of the board for somebody who waits for the answer. */
  itemIssues: Pick<BoardHost, "load">;
}

/** An attempt to hand us a delivery that failed. */
export interface FailedDelivery {
  /** Digits: GitHub's numbers may be larger than JavaScript's. */
  id: string;
  /** The delivery's own id, the same for each attempt (`X-GitHub-Delivery`). */
  guid: string;
  event: string;
  action: string | null;
  deliveredAt: Date;
}

export interface GitHub {
  repository(repository: Repository): Promise<GitHubRepository>;
  /** The repositories that an installation covers: 1 request per 100. */
  installed(installationId: number): Promise<Repository[]>;
  /**
   * A repository as it is now, by its id: 2 requests, mostly 1 where the installation and the owner are `known`. Null: it is
   * gone or archived, or the App isn't installed on it or is suspended there.
   */
  current(id: number, known: Pick<Repository, "installationId" | "owner"> | null): Promise<Repository | null>;
  /** Whether an installation is there and not suspended: 1 request. */
  isInstalled(installationId: number): Promise<boolean>;
  /** Attempts to hand us a delivery that failed since then, the newest first: 1 request per 100 of them. */
  failedDeliveries(since: Date): Promise<FailedDelivery[]>;
  /** What an attempt was to hand us: 1 request. Null: GitHub has it no more. */
  deliveryOf(id: string): Promise<Pick<NewDelivery, "action" | "repositoryId" | "payload"> | null>;
  /** Asks for another attempt: 1 request. */
  redeliver(id: string): Promise<void>;
  /** The App's slug, hence its bot login `SLUG[bot]`: 1 request, once a process. */
  slug(): Promise<string>;
  /** Null: GitHub has not been asked yet. */
  knownSlug(): string | null;
}
