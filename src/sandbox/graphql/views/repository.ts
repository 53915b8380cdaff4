import type { IssueRow, RepoRow } from "../../emulate/tables.js";
import { branchTip } from "../../git/objects.js";
import { findPull } from "../../pulls/state.js";
import { findIssue } from "../../server/access.js";
import { connection, type PageArguments } from "../connection.js";
import { type GraphQLContext, mayProject, type View } from "../context.js";
import { graphqlError } from "../errors.js";
import { filterIssues, type IssueArguments } from "../issue-filters.js";
import { expressionView, listRefs, namedRef } from "./git.js";

type Paged<T> = PageArguments & T;
type Titled = { query?: string; states?: string[] };

export function repositoryView(ctx: GraphQLContext, repo: RepoRow): View {
  const { world } = ctx;
  const { tables } = world;
  const tip = () => branchTip(tables, repo.id, repo.default_branch);
  return {
    __typename: "Repository",
    id: repo.node_id,
    databaseId: repo.id,
    name: repo.name,
    nameWithOwner: repo.full_name,
    url: `${world.url}/${repo.full_name}`,
    isPrivate: repo.private,
    isInOrganization: repo.owner_type === "Organization",
    isArchived: repo.archived,
    isDisabled: repo.disabled,
    isFork: repo.forked_from_id !== null,
    isLocked: false,
    hasIssuesEnabled: repo.has_issues,
    description: repo.description,
    isEmpty: () => tip() === null,
    owner: () => ctx.show.owner(repo),
    defaultBranchRef: () => {
      const sha = tip();
      return sha === null ? null : ctx.show.ref(repo, `refs/heads/${repo.default_branch}`, sha);
    },
    object: ({ expression, oid }: { expression?: string; oid?: string }) =>
      oid === undefined ? expressionView(ctx, repo, expression ?? "HEAD") : ctx.show.object(repo, oid),
    ref: ({ qualifiedName }: { qualifiedName: string }) => namedRef(ctx, repo, qualifiedName),
    refs: ({ refPrefix, query, ...args }: Paged<{ refPrefix: string; query?: string | null }>) =>
      connection(listRefs(ctx, repo, refPrefix, query ?? null), args, "refs", (one) =>
        ctx.show.ref(repo, one.ref, one.sha),
      ),
    ...issueFields(ctx, repo),
    labels: (args: Paged<Titled>) =>
      connection(named(tables.labels.findBy("repo_id", repo.id), args.query), args, "labels", (one) =>
        ctx.show.label(repo, one),
      ),
    label: ({ name }: { name: string }) => {
      const label = tables.labels
        .findBy("repo_id", repo.id)
        .find((one) => one.name.toLowerCase() === name.toLowerCase());
      return label ? ctx.show.label(repo, label) : null;
    },
    milestones: (args: Paged<Titled>) =>
      connection(
        tables.milestones
          .findBy("repo_id", repo.id)
          .filter((one) => !args.states || args.states.includes(one.state.toUpperCase())),
        args,
        "milestones",
        (one) => ctx.show.milestone(repo, one),
      ),
    projectsV2: (args: Paged<Titled>) =>
      connection(
        world.projects.all().filter((one) => one.repositoryIds.has(repo.id) && mayProject(ctx, one, "read")),
        args,
        "projectsV2",
        (one) => ctx.show.project(one),
      ),
  };
}

function issueFields(ctx: GraphQLContext, repo: RepoRow) {
  const { world } = ctx;
  const pulls = () => world.tables.pullRequests.findBy("repo_id", repo.id);
  return {
    issue: ({ number }: { number: number }) => ctx.show.issue(issueNumbered(ctx, repo, number)),
    issues: (args: Paged<IssueArguments>) =>
      connection(filterIssues(world, repo, args), args, "issues", (one) => ctx.show.issue(one)),
    pullRequest: ({ number }: { number: number }) => {
      const pull = findPull(world, repo.id, number);
      if (!pull)
        throw graphqlError("NOT_FOUND", `Could not resolve to a PullRequest with the number of ${number}.`);
      return ctx.show.pull(pull);
    },
    pullRequests: (args: Paged<{ states?: string[]; headRefName?: string; baseRefName?: string }>) =>
      connection(
        pulls().filter((one) => {
          const state = one.merged ? "MERGED" : one.state.toUpperCase();
          return (
            (!args.states || args.states.includes(state)) &&
            (!args.headRefName || args.headRefName === one.head_ref) &&
            (!args.baseRefName || args.baseRefName === one.base_ref)
          );
        }),
        args,
        "pullRequests",
        (one) => ctx.show.pull(one),
      ),
    issueOrPullRequest: ({ number }: { number: number }) => {
      const pull = findPull(world, repo.id, number);
      return pull ? ctx.show.pull(pull) : ctx.show.issue(issueNumbered(ctx, repo, number));
    },
  };
}

function issueNumbered(ctx: GraphQLContext, repo: RepoRow, number: number): IssueRow {
  const issue = findIssue(ctx.world, repo.id, number);
  if (!issue || issue.is_pull_request) {
    throw graphqlError("NOT_FOUND", `Could not resolve to an Issue with the number of ${number}.`);
  }
  return issue;
}

function named<T extends { name: string }>(rows: T[], query: string | undefined): T[] {
  const wanted = query?.toLowerCase();
  return wanted === undefined ? rows : rows.filter((one) => one.name.toLowerCase().includes(wanted));
}
