import type { GraphQLContext, Views } from "./context.js";
import { actorView, organizationView, ownerView, userView } from "./views/actor.js";
import { objectView, refView } from "./views/git.js";
import { issueView } from "./views/issue.js";
import { labelView, milestoneView } from "./views/labels.js";
import { fieldView, projectView } from "./views/project.js";
import { itemView } from "./views/project-item.js";
import { pullView } from "./views/pull.js";
import { repositoryView } from "./views/repository.js";

/** A request's context, with every view at hand. */
export function withViews(base: Omit<GraphQLContext, "show">): GraphQLContext {
  const show: Views = {
    actor: (userId) => actorView(ctx, userId),
    user: (user) => userView(ctx, user),
    organization: (org) => organizationView(ctx, org),
    owner: (repo) => ownerView(ctx, repo),
    repository: (repo) => repositoryView(ctx, repo),
    ref: (repo, ref, sha) => refView(ctx, repo, ref, sha),
    object: (repo, sha) => objectView(ctx, repo, sha),
    issue: (issue) => issueView(ctx, issue),
    pull: (pull) => pullView(ctx, pull),
    label: (repo, label) => labelView(ctx, repo, label),
    milestone: (repo, milestone) => milestoneView(ctx, repo, milestone),
    project: (project) => projectView(ctx, project),
    field: (project, field) => fieldView(ctx, project, field),
    item: (item) => itemView(ctx, item),
  };
  const ctx: GraphQLContext = { ...base, show };
  return ctx;
}
