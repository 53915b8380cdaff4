import type { PullRow, RepoRow, ReviewRow } from "../../emulate/tables.js";
import { branchTip } from "../../git/objects.js";
import { patchOf } from "../../git/patch.js";
import { closingIssues } from "../../pulls/merge.js";
import { pullChanges, pullCommits, pullFigures } from "../../pulls/state.js";
import { findIssue } from "../../server/access.js";
import { connection, type PageArguments } from "../connection.js";
import { type GraphQLContext, repoOf, type View } from "../context.js";
import { reviewView } from "./comment.js";
import { labelledFields, visibleItems } from "./issue.js";
import { stackFields } from "./stack.js";
import { textFields } from "./text.js";

const changeTypes = { added: "ADDED", modified: "MODIFIED", removed: "DELETED", renamed: "RENAMED" };

export function pullView(ctx: GraphQLContext, pull: PullRow): View {
  const { world } = ctx;
  const repo = repoOf(ctx, pull);
  const figures = () => pullFigures(world, pull);
  const headRepository = world.tables.repos.get(pull.head_repo_id);
  const tip = (branch: string, of: RepoRow | undefined) => {
    const sha = of ? branchTip(world.tables, of.id, branch) : null;
    return of && sha !== null ? ctx.show.ref(of, `refs/heads/${branch}`, sha) : null;
  };
  const reviews = () =>
    world.tables.reviews.findBy("repo_id", repo.id).filter((one) => one.pull_number === pull.number);
  return {
    __typename: "PullRequest",
    ...textFields(ctx, repo, pull, "pull"),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    author: () => ctx.show.actor(pull.user_id),
    isDraft: pull.draft,
    state: pull.merged ? "MERGED" : pull.state.toUpperCase(),
    closed: pull.state === "closed",
    closedAt: pull.closed_at,
    merged: pull.merged,
    mergedAt: pull.merged_at,
    mergeable: () =>
      ({ true: "MERGEABLE", false: "CONFLICTING", null: "UNKNOWN" })[String(figures().mergeable ?? null)],
    mergeCommit: () => (pull.merge_commit_sha === null ? null : ctx.show.object(repo, pull.merge_commit_sha)),
    headRefName: pull.head_ref,
    headRefOid: pull.head_sha,
    headRef: () => tip(pull.head_ref, headRepository),
    headRepository: () => (headRepository ? ctx.show.repository(headRepository) : null),
    isCrossRepository: pull.head_repo_id !== pull.base_repo_id,
    baseRefName: pull.base_ref,
    baseRefOid: pull.base_sha,
    baseRef: () => tip(pull.base_ref, repo),
    baseRepository: () => ctx.show.repository(repo),
    repository: () => ctx.show.repository(repo),
    changedFiles: () => figures().changed_files,
    additions: () => figures().additions,
    deletions: () => figures().deletions,
    files: (args: PageArguments) =>
      connection(pullChanges(world, pull), args, "files", (change) => {
        const { additions, deletions } = patchOf(world.tables, repo.id, change);
        return {
          path: change.path,
          additions,
          deletions,
          changeType: changeTypes[change.status],
          viewerViewedState: "UNVIEWED",
        };
      }),
    commits: (args: PageArguments) =>
      connection(pullCommits(world, pull), args, "commits", (one) => ({
        id: one.node_id,
        commit: ctx.show.object(repo, one.sha),
      })),
    closingIssuesReferences: (args: PageArguments) =>
      connection(
        closingIssues(world, repo, pull).flatMap((number) => findIssue(world, repo.id, number) ?? []),
        args,
        "closingIssuesReferences",
        (one) => ctx.show.issue(one),
      ),
    reviews: (args: PageArguments & { states?: string[] }) =>
      connection(
        reviews().filter((one) => !args.states || args.states.includes(one.state)),
        args,
        "reviews",
        (one) => reviewView(ctx, pull, one),
      ),
    latestOpinionatedReviews: (args: PageArguments) =>
      connection(latestOpinions(reviews()), args, "latestOpinionatedReviews", (one) =>
        reviewView(ctx, pull, one),
      ),
    ...stackFields(ctx, pull),
    ...labelledFields(ctx, pull),
    projectItems: (args: PageArguments) =>
      connection(visibleItems(ctx, pull.node_id), args, "projectItems", (one) => ctx.show.item(one)),
  };
}

/** The last review of each person that approves, asks for changes, or was dismissed. */
function latestOpinions(reviews: ReviewRow[]): ReviewRow[] {
  const latest = new Map<number, ReviewRow>();
  for (const review of reviews) {
    if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED" && review.state !== "DISMISSED")
      continue;
    latest.delete(review.user_id);
    latest.set(review.user_id, review);
  }
  return [...latest.values()];
}
