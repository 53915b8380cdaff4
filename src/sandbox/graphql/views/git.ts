import type { PullRow, RefRow, RepoRow } from "../../emulate/tables.js";
import { blobText, branchTip, filesOf, findBlob, findCommit, findTree, refSha } from "../../git/objects.js";
import { nodeIdOf } from "../../node-id.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";

/** GitHub cuts the text of larger blobs. */
const longestText = 512_000;

export function refView(ctx: GraphQLContext, repo: RepoRow, ref: string, sha: string): View {
  const row = ctx.world.tables.refs.findBy("repo_id", repo.id).find((one) => one.ref === ref);
  const prefix = /^refs\/(?:heads|tags)\//.exec(ref)?.[0] ?? "refs/";
  return {
    __typename: "Ref",
    id: row?.node_id ?? ref,
    name: ref.slice(prefix.length),
    prefix,
    target: () => ctx.show.object(repo, sha),
    repository: () => ctx.show.repository(repo),
    branchProtectionRule: () => protectionView(ctx, repo, ref),
  };
}

function protectionView(ctx: GraphQLContext, repo: RepoRow, ref: string): View | null {
  const rule = ctx.world.tables.branchProtections
    .findBy("repo_id", repo.id)
    .find((one) => ref === `refs/heads/${one.branch_name}`);
  if (!rule) return null;
  return {
    __typename: "BranchProtectionRule",
    id: nodeIdOf("BranchProtectionRule", rule.id),
    databaseId: rule.id,
    pattern: rule.branch_name,
    isAdminEnforced: rule.enforce_admins,
    allowsForcePushes: rule.allow_force_pushes,
    allowsDeletions: rule.allow_deletions,
    requiresStatusChecks: rule.required_status_checks !== null,
    requiresApprovingReviews: rule.required_pull_request_reviews !== null,
    repository: () => ctx.show.repository(repo),
  };
}

/** Branches or tags by the beginning of their refs, such as `refs/heads/`. */
export function listRefs(ctx: GraphQLContext, repo: RepoRow, prefix: string, query: string | null): RefRow[] {
  return ctx.world.tables.refs
    .findBy("repo_id", repo.id)
    .filter((row) => row.ref.startsWith(prefix) && row.ref.slice(prefix.length).includes(query ?? ""))
    .sort((one, other) => (one.ref < other.ref ? -1 : 1));
}

/** `qualifiedName`: `refs/heads/main`, `heads/main` or `main`. */
export function namedRef(ctx: GraphQLContext, repo: RepoRow, name: string): View | null {
  const full = name.startsWith("refs/")
    ? [name]
    : [`refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`];
  for (const ref of full) {
    const sha = refSha(ctx.world.tables, repo.id, ref);
    if (sha !== null) return ctx.show.ref(repo, ref, sha);
  }
  return null;
}

/** A git revision such as `main`, an id, `HEAD:docs/PLAN.md` or `main:`. Null: it names nothing. */
export function expressionView(ctx: GraphQLContext, repo: RepoRow, expression: string): View | null {
  const { tables } = ctx.world;
  const colon = expression.indexOf(":");
  const revision = colon < 0 ? expression : expression.slice(0, colon);
  const sha = resolve(ctx, repo, revision);
  if (sha === null || colon < 0) return sha === null ? null : ctx.show.object(repo, sha);
  const commit = findCommit(tables, repo.id, sha);
  const path = expression.slice(colon + 1).replace(/\/+$/, "");
  const tree = commit?.tree_sha ?? sha;
  if (path === "") return ctx.show.object(repo, tree);
  const file = filesOf(tables, repo.id, tree).get(path);
  return file ? ctx.show.object(repo, file.sha) : folderView(ctx, repo, tree, path.split("/"));
}

function folderView(
  ctx: GraphQLContext,
  repo: RepoRow,
  tree: string,
  [name, ...rest]: string[],
): View | null {
  if (name === undefined) return ctx.show.object(repo, tree);
  const entry = findTree(ctx.world.tables, repo.id, tree)?.find(
    (one) => one.path === name && one.type === "tree",
  );
  return entry ? folderView(ctx, repo, entry.sha, rest) : null;
}

function resolve(ctx: GraphQLContext, repo: RepoRow, revision: string): string | null {
  const { tables } = ctx.world;
  if (revision === "HEAD") return branchTip(tables, repo.id, repo.default_branch);
  if (/^[0-9a-f]{40}$/.test(revision)) return revision;
  const names = [revision, `refs/${revision}`, `refs/heads/${revision}`, `refs/tags/${revision}`];
  return names.map((name) => refSha(tables, repo.id, name)).find((sha) => sha !== null) ?? null;
}

/** A file of a commit by its full path, with its mode; folders are not looked up. */
function fileView(ctx: GraphQLContext, repo: RepoRow, tree: string, path: string): View | null {
  const file = filesOf(ctx.world.tables, repo.id, tree).get(path);
  if (!file) return null;
  return {
    __typename: "TreeEntry",
    name: path.slice(path.lastIndexOf("/") + 1),
    path,
    type: file.type,
    mode: Number.parseInt(file.mode, 8),
    oid: file.sha,
    size: file.size ?? 0,
    object: () => ctx.show.object(repo, file.sha),
  };
}

/** The merged pull requests that brought a commit. */
function pullsWith({ world }: GraphQLContext, repo: RepoRow, sha: string): PullRow[] {
  return world.tables.pullRequests
    .findBy("repo_id", repo.id)
    .filter((pull) => pull.merged && (pull.merge_commit_sha === sha || pull.head_sha === sha));
}

export function objectView(ctx: GraphQLContext, repo: RepoRow, sha: string): View | null {
  const { tables, url } = ctx.world;
  const links = {
    oid: sha,
    abbreviatedOid: sha.slice(0, 7),
    commitUrl: `${url}/${repo.full_name}/commit/${sha}`,
    commitResourcePath: `/${repo.full_name}/commit/${sha}`,
    repository: () => ctx.show.repository(repo),
  };
  const commit = findCommit(tables, repo.id, sha);
  if (commit) {
    const [headline = "", ...body] = commit.message.split("\n");
    return {
      __typename: "Commit",
      ...links,
      id: commit.node_id,
      message: commit.message,
      messageHeadline: headline,
      messageBody: body.join("\n").trim(),
      committedDate: commit.committer_date,
      authoredDate: commit.committer_date,
      url: `${url}/${repo.full_name}/commit/${sha}`,
      tree: () => ctx.show.object(repo, commit.tree_sha),
      parents: (args: PageArguments) =>
        connection(commit.parent_shas, args, "parents", (parent) => ctx.show.object(repo, parent)),
      associatedPullRequests: (args: PageArguments) =>
        connection(pullsWith(ctx, repo, sha), args, "associatedPullRequests", (pull) => ctx.show.pull(pull)),
      file: ({ path }: { path: string }) => fileView(ctx, repo, commit.tree_sha, path),
      author: {
        name: commit.author_name,
        email: commit.author_email,
        date: commit.committer_date,
        user: null,
      },
    };
  }
  const blob = findBlob(tables, repo.id, sha);
  if (blob) {
    const text = blobText(tables, repo.id, sha);
    const cut = text !== null && text.length > longestText;
    return {
      __typename: "Blob",
      ...links,
      id: blob.node_id,
      byteSize: blob.size,
      isBinary: text === null,
      isTruncated: cut,
      text: cut ? text.slice(0, longestText) : text,
    };
  }
  const tree = tables.trees.findBy("sha", sha).find((one) => one.repo_id === repo.id);
  if (!tree) return null;
  const entries = () =>
    tree.tree.map((one) => ({
      name: one.path,
      path: one.path,
      type: one.type,
      mode: Number.parseInt(one.mode, 8),
      oid: one.sha,
      size: one.size ?? 0,
      object: () => ctx.show.object(repo, one.sha),
    }));
  return { __typename: "Tree", ...links, id: tree.node_id, entries };
}
