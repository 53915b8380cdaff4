import type { Row, Rows } from "./rows.js";

/** The rows of the emulator that the sandbox reads or writes itself, as the emulator keeps them. */
export interface UserRow extends Row {
  login: string;
  node_id: string;
  type: string;
  name: string | null;
  email: string | null;
}

export interface OrgRow extends Row {
  login: string;
  node_id: string;
}

export interface RepoRow extends Row {
  node_id: string;
  name: string;
  full_name: string;
  owner_id: number;
  owner_type: "User" | "Organization";
  forked_from_id: number | null;
  private: boolean;
  description: string | null;
  homepage: string | null;
  archived: boolean;
  disabled: boolean;
  has_issues: boolean;
  default_branch: string;
  pushed_at: string | null;
  open_issues_count: number;
  delete_branch_on_merge: boolean;
}

export interface IssueRow extends Row {
  node_id: string;
  number: number;
  repo_id: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  state_reason: "completed" | "not_planned" | "reopened" | null;
  locked: boolean;
  user_id: number;
  assignee_ids: number[];
  label_ids: number[];
  milestone_id: number | null;
  comments: number;
  closed_at: string | null;
  closed_by_id: number | null;
  is_pull_request: boolean;
}

export interface PullRow extends Row {
  node_id: string;
  number: number;
  repo_id: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  user_id: number;
  assignee_ids: number[];
  label_ids: number[];
  milestone_id: number | null;
  head_ref: string;
  head_sha: string;
  head_repo_id: number;
  base_ref: string;
  base_sha: string;
  base_repo_id: number;
  merged: boolean;
  merged_at: string | null;
  merged_by_id: number | null;
  merge_commit_sha: string | null;
  mergeable: boolean | null;
  mergeable_state: string;
  commits: number;
  additions: number;
  deletions: number;
  changed_files: number;
  comments: number;
  review_comments: number;
  draft: boolean;
  closed_at: string | null;
}

export interface LabelRow extends Row {
  node_id: string;
  repo_id: number;
  name: string;
  description: string | null;
  color: string;
  default: boolean;
}

export interface MilestoneRow extends Row {
  node_id: string;
  repo_id: number;
  number: number;
  title: string;
  description: string | null;
  state: "open" | "closed";
  due_on: string | null;
  closed_at: string | null;
}

export interface CommentRow extends Row {
  node_id: string;
  repo_id: number;
  /** Of a comment in the conversation of an issue or pull request. */
  issue_number: number | null;
  body: string;
  user_id: number;
  comment_type: "issue" | "review" | "commit";
  /** The others are of a comment on a line of a pull request. */
  pull_number: number | null;
  review_id: number | null;
  in_reply_to_id: number | null;
  commit_sha: string | null;
  path: string | null;
  position: number | null;
  line: number | null;
  side: "LEFT" | "RIGHT" | null;
  subject_type: "line" | "file" | null;
}

export interface IssueEventRow extends Row {
  node_id: string;
  repo_id: number;
  issue_number: number;
  event: string;
  actor_id: number;
  commit_id: string | null;
  commit_url: string | null;
  label_name: string | null;
  assignee_id: number | null;
  milestone_title: string | null;
  rename: object | null;
}

export interface ReviewRow extends Row {
  node_id: string;
  repo_id: number;
  pull_number: number;
  user_id: number;
  body: string | null;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  commit_id: string;
  submitted_at: string | null;
}

export interface BranchRow extends Row {
  repo_id: number;
  name: string;
  sha: string;
  protected: boolean;
}

export interface ProtectionRow extends Row {
  repo_id: number;
  branch_name: string;
  enforce_admins: boolean;
  allow_force_pushes: boolean;
  allow_deletions: boolean;
  required_status_checks: object | null;
  required_pull_request_reviews: object | null;
}

export interface RefRow extends Row {
  node_id: string;
  repo_id: number;
  ref: string;
  sha: string;
}

export interface CommitRow extends Row {
  node_id: string;
  repo_id: number;
  sha: string;
  message: string;
  author_name: string;
  author_email: string;
  committer_name: string;
  committer_email: string;
  committer_date: string;
  tree_sha: string;
  parent_shas: string[];
  user_id: number | null;
}

export interface TreeEntry {
  path: string;
  mode: string;
  type: "blob" | "tree" | "commit";
  sha: string;
  size?: number;
}

export interface TreeRow extends Row {
  node_id: string;
  repo_id: number;
  sha: string;
  tree: TreeEntry[];
}

export interface BlobRow extends Row {
  node_id: string;
  repo_id: number;
  sha: string;
  content: string;
  encoding: "utf-8" | "base64";
  size: number;
}

export interface CheckRunRow extends Row {
  node_id: string;
  repo_id: number;
  head_sha: string;
  name: string;
  status: string;
  conclusion: string | null;
  external_id: string;
  app_id: number | null;
  actions: { id: string; label: string; description: string }[] | null;
  output: {
    title: string | null;
    summary: string | null;
    text: string | null;
    annotations_count: number;
    annotations: object[];
  };
}

export interface CollaboratorRow extends Row {
  repo_id: number;
  user_id: number;
  /** Of a custom role its base. */
  permission: string;
  /** The name of a custom role. */
  custom_role?: string | null;
}

export interface AppRow extends Row {
  app_id: number;
  slug: string;
  name: string;
  private_key: string;
  permissions: Record<string, string>;
  events: string[];
}

export interface InstallationRow extends Row {
  installation_id: number;
  app_id: number;
  account_type: "User" | "Organization";
  account_id: number;
  account_login: string;
  repository_selection: "all" | "selected";
  repository_ids: number[];
  permissions: Record<string, string>;
  events: string[];
  suspended_at: string | null;
}

export interface TeamRow extends Row {
  org_id: number;
}

export interface TeamMemberRow extends Row {
  team_id: number;
  user_id: number;
}

export interface Tables {
  users: Rows<UserRow>;
  orgs: Rows<OrgRow>;
  repos: Rows<RepoRow>;
  issues: Rows<IssueRow>;
  pullRequests: Rows<PullRow>;
  labels: Rows<LabelRow>;
  milestones: Rows<MilestoneRow>;
  comments: Rows<CommentRow>;
  issueEvents: Rows<IssueEventRow>;
  reviews: Rows<ReviewRow>;
  branches: Rows<BranchRow>;
  branchProtections: Rows<ProtectionRow>;
  refs: Rows<RefRow>;
  commits: Rows<CommitRow>;
  trees: Rows<TreeRow>;
  blobs: Rows<BlobRow>;
  checkRuns: Rows<CheckRunRow>;
  collaborators: Rows<CollaboratorRow>;
  apps: Rows<AppRow>;
  appInstallations: Rows<InstallationRow>;
  teams: Rows<TeamRow>;
  teamMembers: Rows<TeamMemberRow>;
}
