import type { Caller } from "../emulate/caller.js";
import type { IssueRow, RepoRow } from "../emulate/tables.js";
import type { World } from "../world.js";
import { forbidden, notFound, Refusal } from "./errors.js";
import { atLeast, type BaseRole, isBaseRole } from "./roles.js";
import type { RouteContext } from "./types.js";

export type Level = "read" | "write";

/** The repository of `/repos/:owner/:repo/…`, if the caller may see it; 404 otherwise, as at GitHub. */
export function repositoryOf(world: World, c: RouteContext): RepoRow {
  const repo = findRepository(world, c.req.param("owner") ?? "", c.req.param("repo") ?? "");
  if (!repo || !canSee(world, c.get("authUser"), repo)) throw notFound();
  return repo;
}

export function findRepository(world: World, owner: string, name: string): RepoRow | undefined {
  return world.tables.repos.findOneBy("full_name", `${owner}/${name}`);
}

/** The issue of `…/issues/:number`; a pull request is one too where `pulls` says so. */
export function issueOf(world: World, c: RouteContext, repo: RepoRow, pulls: "pulls" | "no pulls"): IssueRow {
  const issue = findIssue(world, repo.id, Number(c.req.param("number")));
  if (!issue || (issue.is_pull_request && pulls === "no pulls")) throw notFound();
  return issue;
}

export function findIssue(world: World, repositoryId: number, number: number): IssueRow | undefined {
  const found = world.tables.issues.findBy("number", number).find((issue) => issue.repo_id === repositoryId);
  return found && world.gone.has(found.id) ? undefined : found;
}

export function canSee(world: World, caller: Caller | undefined, repo: RepoRow): boolean {
  if (!repo.private) return true;
  if (!caller) return false;
  if (caller.installation) return installedOn(caller, repo);
  const user = world.tables.users.findOneBy("login", caller.login);
  return user !== undefined && permissionOf(world, user.id, repo) !== null;
}

/** For what anybody may do who reads: a person by that, an App with one of these permissions. */
export function authorizeReader(
  world: World,
  c: RouteContext,
  repo: RepoRow,
  permissions: readonly string[],
): Caller {
  const { installation } = c.get("authUser") ?? {};
  const [first = ""] = permissions;
  if (!installation) return authorize(world, c, repo, first, "read");
  const granted = permissions.find((one) => installation.permissions[one] === "write") ?? first;
  return authorize(world, c, repo, granted, "write");
}

function installedOn(caller: Caller, repo: RepoRow): boolean {
  const { installation } = caller;
  if (!installation) return false;
  if (installation.accountId !== repo.owner_id || installation.accountType !== repo.owner_type) return false;
  return installation.repositorySelection === "all" || installation.repositoryIds.includes(repo.id);
}

/** A user's role in a repository, of a custom role its base; null for none: anybody reads what is public. */
export function permissionOf(world: World, userId: number, repo: RepoRow): BaseRole | null {
  const { tables } = world;
  if (repo.owner_type === "User" && repo.owner_id === userId) return "admin";
  if (isMember(world, repo, userId)) return "admin";
  const role = tables.collaborators.findBy("repo_id", repo.id).find((one) => one.user_id === userId);
  return isBaseRole(role?.permission) ? role.permission : null;
}

/** Of the organization: here each member owns it. */
function isMember({ tables }: World, repo: RepoRow, userId: number): boolean {
  if (repo.owner_type !== "Organization") return false;
  const teams = new Set(tables.teams.findBy("org_id", repo.owner_id).map((team) => team.id));
  return tables.teamMembers.findBy("user_id", userId).some((member) => teams.has(member.team_id));
}

/** docs.github.com, "CommentAuthorAssociation", as far as people here differ. */
export function associationOf(world: World, repo: RepoRow, userId: number): string {
  if (repo.owner_type === "User" && repo.owner_id === userId) return "OWNER";
  if (isMember(world, repo, userId)) return "MEMBER";
  return permissionOf(world, userId, repo) === null ? "NONE" : "COLLABORATOR";
}

/** The role that decides what somebody may do: whoever has none reads a public repository. */
export function effectiveRole(world: World, userId: number, repo: RepoRow): BaseRole | null {
  return permissionOf(world, userId, repo) ?? (repo.private ? null : "pull");
}

/** Stops a caller that may not: an installation by its App's permissions, a person by the role. */
export function authorize(
  world: World,
  c: RouteContext,
  repo: RepoRow,
  permission: string,
  level: Level,
): Caller {
  const caller = c.get("authUser");
  if (!caller) throw new Refusal(401, "Requires authentication");
  if (caller.installation) {
    const granted = caller.installation.permissions[permission];
    if (!installedOn(caller, repo) || !(granted === "write" || granted === level)) throw forbidden();
    return caller;
  }
  const user = world.tables.users.findOneBy("login", caller.login);
  const role = user ? permissionOf(world, user.id, repo) : null;
  if (level === "write" && !atLeast(role, permission === "contents" ? "push" : "triage")) {
    throw new Refusal(403, "Must have write access to the repository.");
  }
  return caller;
}
