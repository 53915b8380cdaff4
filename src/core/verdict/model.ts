import type { Account, AccountRef } from "../actors/account.js";
import type { Claim } from "../claims/model.js";
import type { Config } from "../config/model.js";
import type { Intent } from "../intents/model.js";
import type { Ownership } from "../ownership/model.js";
import type { Plan, Problem } from "../plan/model.js";
import type { RuleGuard } from "./rule-guard.js";

/** Lines from 1, both ends included, as the version before the change numbers them. */
export interface LineRange {
  from: number;
  to: number;
}

/** A file that a pull request touches. */
export interface ChangedFile {
  path: string;
  /** The other side of a rename, else null. Both sides are judged. */
  previousPath: string | null;
  status: "added" | "modified" | "removed" | "renamed";
  /** Where it changes; left out where no patch is at hand (binary, moved only, too large). */
  lines?: LineRange[];
  /** Git's blob id after the change (before it, for a removed one), where it is known. */
  oid?: string;
}

/** Another open pull request that lands in the same branch, as it was when it was last judged. */
export interface OtherPull {
  number: number;
  title: string;
  author: string | null;
  items: string[];
  tracks: string[];
  session: string | null;
  files: ChangedFile[];
  /** The merged pull request that it takes back. */
  reverts?: number;
}

/** Where a pull request lands, what rules it, and the stack that it is in. */
export interface PullPlace {
  /** The default branch, whose config and plan are in force. */
  rules: string;
  /** The branch whose owners count. */
  trunk: string;
  /** The branch that it reaches in the end, through the pull requests below it. */
  lands: string;
  /** 1 is the nearest to `lands`. */
  position: number;
  /** 1: it is in no stack. */
  size: number;
  /** The other pull requests of its stack, those below and those above: no strangers. */
  layers: { number: number; items: string[] }[];
}

/** What changed on the base since the branch last took it in. */
export interface BaseChanges {
  /** The base's tip. */
  commit: string;
  paths: string[];
  /** Why the paths are not all of them; null: they are. */
  problem: string | null;
}

/** How far an item is, as the board, the plan and the claims say it. */
export interface ItemProgress {
  key: string;
  done: boolean;
  /** The issue that mirrors it; null where it has none (done in the plan, or not synced yet). */
  issue: number | null;
  /** Closed as not planned: dropped, not done. */
  dropped: boolean;
}

/** An approving review by another account than the author's. */
export interface Approval {
  /** As it is written now. */
  login: string;
  /** Logins under which the repository's files mean the account, in lower case. */
  names: readonly string[];
  /** The files that it could be a consent to and that are as it saw them. */
  stands: ReadonlySet<string>;
  /** Those of them that changed since. */
  changed: ReadonlySet<string>;
}

/** An approving review, and the head that it saw. */
export interface ApprovedCommit {
  account: Account;
  commit: string;
}

/** A problem of a document that rules the repository, and which document that is. */
export type BroughtProblem = Problem & { kind: "config" | "plan" | "owners" };

/** A maintainer's word that the pull request may pass a rule. */
export interface Override {
  /** A rule's name, or `all`. */
  rule: string;
  reason: string;
  login: string;
  /** Blob ids by path as they were then: it ends with the next change of these files. Null: it stays. */
  files: ReadonlyMap<string, string> | null;
}

/** Everything the rules may look at. Loaded first; no rule loads anything (design.md §8). */
export interface PullFacts {
  /** Null for a working tree and for a merge group. */
  number: number | null;
  title: string;
  body: string;
  author: string | null;
  draft: boolean;
  headRef: string;
  headSha: string;
  baseRef: string;
  place: PullPlace;
  /** Message of the head commit: trailers count there too. */
  headMessage: string;
  /** Null: the list could not be had; the verdict is then `unknown`, never a pass. */
  files: ChangedFile[] | null;
  /** Why `files` is null. */
  filesProblem: string | null;
  /** Keys of the items whose issues the pull request closes (GitHub's closingIssuesReferences). */
  linkedItems: string[];
  /** Set by the person who runs it (`signalbox check --track ID`) or who comments `/track`. */
  declaredTrack: string | null;
  /** What maintainers let pass, with their reasons. */
  overrides: Override[];
  /** What owners and maintainers let others change. */
  allowances: { paths: string[]; to: string; from: string }[];
  progress: ItemProgress[];
  /** Live claims of the repository. */
  claims: Claim[];
  approvals: Approval[];
  /** Announced changes of shared files, held and waiting. */
  intents: Intent[];
  others: OtherPull[];
  /** Null: nothing changed there, or no shared file is touched, so that nobody looked. */
  baseChanges: BaseChanges | null;
  /** Tasks of the issues that the pull request closes, by item. */
  deliverables: ReadonlyMap<string, readonly { text: string; done: boolean }[]>;
  /** The merged pull request that this one takes back byte for byte; null: it is none, or its author may not write. */
  revertOf: number | null;
  plan: Plan;
  /** The plan that a change of it started from; null: it leaves the plan alone, or nobody looked. */
  planBefore: Plan | null;
  /** The plan as it would be after the merge, with what would be wrong with it; null: its documents stay as they are. */
  planAfter: Plan | null;
  ownership: Ownership;
  config: Config;
  /** Problems of config, plan or ownership file that this pull request brings, as its head has them. */
  brought: BroughtProblem[];
  /** What it changes of who owns what and which rules hold; null: nothing. */
  ruleGuard: RuleGuard | null;
  /** Accounts that pushed to its head; left out: nobody looked. */
  pushers?: readonly AccountRef[];
  /** When the facts were loaded: what "until" in a finding is measured from. */
  now: Date;
}

export type FindingSeverity = "fail" | "warn" | "info";

/** One thing a rule noticed. */
export interface Finding {
  /** A rule of the config, or `config`, `plan`, `owners` for documents that the pull request breaks, or `facts`. */
  rule: string;
  severity: FindingSeverity;
  /** Null where it is about the pull request as a whole. */
  path: string | null;
  /** 1-based, for annotations. */
  line: number | null;
  owners: string[];
  message: string;
  /** The next step, addressed to the author. */
  todo: string;
  /** Who holds the file, where the rule knows one; `until` null: for as long as they own it. */
  holder?: { by: string; until: Date | null };
  /** The pull request, by number, or the item, by key, that it meets in the file. */
  other?: number | string;
}

/** Whose pull request it is, and how that is known. */
export interface Attribution {
  items: string[];
  tracks: string[];
  session: string | null;
  /** Which of the ways of design.md §8 gave the answer; `none` is said in the verdict. */
  by: "declared" | "trailer" | "issue" | "branch" | "claim" | "none";
}

export type Conclusion = "success" | "failure" | "neutral" | "unknown";

/** All findings of a pull request, and so pass, fail or unknown; it explains itself. */
export interface Verdict {
  conclusion: Conclusion;
  /** The outcome in one line: `2 files belong to track schema · 1 dependency open`. */
  title: string;
  findings: Finding[];
  attribution: Attribution;
}

/** A finding as GitHub shows it beside the changed lines (docs.github.com: "Checks", annotations). */
export interface Annotation {
  path: string;
  /** 1-based. */
  line: number;
  level: "failure" | "warning" | "notice";
  title: string;
  message: string;
}
