import type { Caller } from "../emulate/caller.js";
import type {
  IssueRow,
  LabelRow,
  MilestoneRow,
  OrgRow,
  PullRow,
  RepoRow,
  UserRow,
} from "../emulate/tables.js";
import type { Field, Item, Project } from "../projects/store.js";
import { canSee, effectiveRole, permissionOf } from "../server/access.js";
import { atLeast, type BaseRole } from "../server/roles.js";
import { actorOf, type World } from "../world.js";
import { graphqlError } from "./errors.js";

/** Whose request it is. Views read the world through it. */
export interface GraphQLContext {
  world: World;
  caller: Caller;
  show: Views;
}

/** The views, by what they show: they refer to each other through here. */
export interface Views {
  /** By user id. Null: deleted; GitHub then shows no author. */
  actor(userId: number | null): View | null;
  user(user: UserRow): View;
  organization(org: OrgRow): View;
  owner(repo: RepoRow): View;
  repository(repo: RepoRow): View;
  /** `ref` in full. */
  ref(repo: RepoRow, ref: string, sha: string): View;
  /** Null: the repository has no such object. */
  object(repo: RepoRow, sha: string): View | null;
  issue(issue: IssueRow): View;
  pull(pull: PullRow): View;
  label(repo: RepoRow, label: LabelRow): View;
  milestone(repo: RepoRow, milestone: MilestoneRow): View;
  project(project: Project): View;
  field(project: Project, field: Field): View;
  item(item: Item): View;
}

/** An object that a query can look into: its fields, as values or as functions of the arguments. */
export type View = { __typename: string } & Record<string, unknown>;

export function visibleRepo(ctx: GraphQLContext, id: number): RepoRow | null {
  const repo = ctx.world.tables.repos.get(id);
  return repo && canSee(ctx.world, ctx.caller, repo) ? repo : null;
}

/** The repository of a row; the row exists only with it. */
export function repoOf(ctx: GraphQLContext, row: IssueRow | PullRow): RepoRow {
  const repo = ctx.world.tables.repos.get(row.repo_id);
  if (!repo) throw graphqlError("NOT_FOUND", "Could not resolve to a Repository");
  return repo;
}

/** An installation sees projects of its organization, by permission, and never those of a user. */
export function mayProject(
  ctx: GraphQLContext,
  owner: Pick<Project, "ownerType" | "ownerId">,
  level: "read" | "write",
): boolean {
  const { installation } = ctx.caller;
  if (installation) {
    const granted = installation.permissions.organization_projects;
    const own = installation.accountType === owner.ownerType && installation.accountId === owner.ownerId;
    return (
      owner.ownerType === "Organization" &&
      own &&
      (granted === "write" || granted === "admin" || granted === level)
    );
  }
  const user = actorOf(ctx.world, ctx.caller);
  if (owner.ownerType === "User") return owner.ownerId === user.id;
  return ctx.world.tables.repos
    .findBy("owner_id", owner.ownerId)
    .some((repo) => repo.owner_type === "Organization" && permissionOf(ctx.world, user.id, repo) !== null);
}

/** Stops a person whose role is too weak for a mutation. `authorId`: whose it is, if its author may as well. */
export function demandRole(
  ctx: GraphQLContext,
  repo: RepoRow,
  mutation: string,
  role: BaseRole,
  authorId: number | null = null,
): void {
  if (ctx.caller.installation) return;
  const user = actorOf(ctx.world, ctx.caller);
  if (user.id === authorId || atLeast(effectiveRole(ctx.world, user.id, repo), role)) return;
  const message = `${user.login} does not have the correct permissions to execute \`${mutation}\``;
  throw graphqlError("FORBIDDEN", message);
}

export function inaccessible() {
  return graphqlError("FORBIDDEN", "Resource not accessible by integration");
}
