import { Octokit } from "@octokit/rest";
import type { Sandbox } from "./sandbox.js";

export interface Place {
  owner: string;
  repo: string;
}

export interface Change {
  branch: string;
  /** Where the branch starts if it is new: a branch or a commit; the default branch when left out. */
  from?: string;
  message: string;
  /** Text by path; null removes the path. */
  files: Record<string, string | null>;
  /** New path by old path; the content stays. */
  renames?: Record<string, string>;
  /** Replaces the branch instead of adding to it: the commit starts at `from`. */
  force?: boolean;
}

export interface NewPull {
  head: string;
  base?: string;
  title: string;
  body?: string;
  draft?: boolean;
}

/** One person at work in the sandbox: their API client, and what they do most. */
export interface Person {
  login: string;
  octokit: Octokit;
  /** One commit through the git data API. Returns its id. */
  push(place: Place, change: Change): Promise<string>;
  /** The repository's fork of their own. */
  fork(place: Place): Promise<Place>;
  /** Returns the number. `head` is a branch, or `OWNER:BRANCH` of a fork. */
  openPull(place: Place, pull: NewPull): Promise<number>;
  /** Returns the number. */
  openIssue(place: Place, title: string, body?: string): Promise<number>;
  comment(place: Place, issue: number, body: string): Promise<number>;
  assign(place: Place, issue: number, ...logins: string[]): Promise<void>;
  unassign(place: Place, issue: number, ...logins: string[]): Promise<void>;
  review(
    place: Place,
    pull: number,
    event: "APPROVE" | "REQUEST_CHANGES" | "COMMENT",
    body?: string,
  ): Promise<void>;
  /** Returns the merge commit. */
  merge(place: Place, pull: number): Promise<string>;
  /** Makes a stack of pull requests, the lowest first. Returns its number. */
  stack(place: Place, ...pulls: number[]): Promise<number>;
  /** Protects a branch, by rules that stop nobody who may push. */
  protect(place: Place, branch: string): Promise<void>;
  /** Gives somebody a role (a base role or a custom one by its name), or with null takes it away. */
  setRole(place: Place, login: string, role: string | null): Promise<void>;
}

/** A refusal is thrown; it need not be printed as well. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

export function person(sandbox: Sandbox, login: string): Person {
  const { tokens } = sandbox;
  const token = Object.hasOwn(tokens, login) ? tokens[login] : undefined;
  if (token === undefined) {
    throw new Error(`The sandbox has no user ${login}; it has: ${Object.keys(tokens).join(", ")}`);
  }
  const octokit = new Octokit({ auth: token, baseUrl: `${sandbox.url}/api/v3`, log: silent });
  const { issues, pulls } = octokit.rest;
  return {
    login,
    octokit,
    push: (place, change) => push(octokit, place, change),
    fork: async (place) => {
      const { data } = await octokit.rest.repos.createFork({ ...place });
      return { owner: data.owner.login, repo: data.name };
    },
    openPull: async (place, { head, base = "main", ...rest }) =>
      (await pulls.create({ ...place, head, base, ...rest })).data.number,
    openIssue: async (place, title, body) =>
      (await issues.create({ ...place, title, ...(body !== undefined && { body }) })).data.number,
    comment: async (place, issue_number, body) =>
      (await issues.createComment({ ...place, issue_number, body })).data.id,
    assign: async (place, issue_number, ...assignees) => {
      await issues.addAssignees({ ...place, issue_number, assignees });
    },
    unassign: async (place, issue_number, ...assignees) => {
      await issues.removeAssignees({ ...place, issue_number, assignees });
    },
    review: async (place, pull_number, event, body) => {
      await pulls.createReview({ ...place, pull_number, event, ...(body !== undefined && { body }) });
    },
    stack: async ({ owner, repo }, ...pull_requests) => {
      const path = "POST /repos/{owner}/{repo}/stacks";
      const { data } = await octokit.request(path, { owner, repo, pull_requests });
      return (data as { number: number }).number;
    },
    protect: async (place, branch) => {
      await octokit.rest.repos.updateBranchProtection({
        ...place,
        branch,
        required_status_checks: null,
        enforce_admins: false,
        required_pull_request_reviews: null,
        restrictions: null,
        allow_force_pushes: true,
        allow_deletions: true,
      });
    },
    setRole: async (place, username, permission) => {
      const target = { ...place, username };
      if (permission === null) await octokit.rest.repos.removeCollaborator(target);
      else await octokit.rest.repos.addCollaborator({ ...target, permission } as typeof target);
    },
    merge: async (place, pull_number) => (await pulls.merge({ ...place, pull_number })).data.sha,
  };
}

async function push(octokit: Octokit, place: Place, change: Change): Promise<string> {
  const { git } = octokit.rest;
  const tip = await tipOf(octokit, place, change.branch);
  const start = tip !== null && !change.force ? tip : await startOf(octokit, place, change.from);
  const base = start === null ? null : (await git.getCommit({ ...place, commit_sha: start })).data.tree.sha;
  const tree = [
    ...fileEntries(change.files),
    ...(await renameEntries(octokit, place, base, change.renames ?? {})),
  ];
  const written = await git.createTree({ ...place, tree, ...(base !== null && { base_tree: base }) });
  const commit = await git.createCommit({
    ...place,
    message: change.message,
    tree: written.data.sha,
    parents: start === null ? [] : [start],
  });
  const { sha } = commit.data;
  if (tip === null) await git.createRef({ ...place, ref: `refs/heads/${change.branch}`, sha });
  else await git.updateRef({ ...place, ref: `heads/${change.branch}`, sha, force: change.force ?? false });
  return sha;
}

interface Entry {
  path: string;
  mode: "100644";
  type: "blob";
  content?: string;
  sha?: string | null;
}

function fileEntries(files: Record<string, string | null>): Entry[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    mode: "100644",
    type: "blob",
    ...(content === null ? { sha: null } : { content }),
  }));
}

async function renameEntries(
  octokit: Octokit,
  place: Place,
  base: string | null,
  renames: Record<string, string>,
): Promise<Entry[]> {
  if (Object.keys(renames).length === 0) return [];
  if (base === null) throw new Error("Nothing to rename: the branch has no commit");
  const { data } = await octokit.rest.git.getTree({ ...place, tree_sha: base, recursive: "true" });
  return Object.entries(renames).flatMap(([from, to]): Entry[] => {
    const sha = data.tree.find((one) => one.path === from)?.sha;
    if (!sha) throw new Error(`Nothing to rename: there is no ${from}`);
    const kind = { mode: "100644", type: "blob" } as const;
    return [
      { path: from, ...kind, sha: null },
      { path: to, ...kind, sha },
    ];
  });
}

/** Null: there is no such branch. */
async function tipOf(octokit: Octokit, place: Place, branch: string): Promise<string | null> {
  const { data } = await octokit.rest.git.listMatchingRefs({ ...place, ref: `heads/${branch}` });
  return data.find((one) => one.ref === `refs/heads/${branch}`)?.object.sha ?? null;
}

/** Null: the repository is empty. */
async function startOf(octokit: Octokit, place: Place, from: string | undefined): Promise<string | null> {
  if (from !== undefined && /^[0-9a-f]{40}$/.test(from)) return from;
  const branch = from ?? (await octokit.rest.repos.get({ ...place })).data.default_branch;
  const tip = await tipOf(octokit, place, branch);
  if (tip === null && from !== undefined) throw new Error(`There is no branch ${from} to start from`);
  return tip;
}
