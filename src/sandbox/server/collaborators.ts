import type { Hono } from "hono";
import type { CollaboratorRow, RepoRow, UserRow } from "../emulate/tables.js";
import { type Json, ownerOf, render, renderUser, type World } from "../world.js";
import { effectiveRole, permissionOf, repositoryOf } from "./access.js";
import { bodyOf } from "./body.js";
import { forbidden, invalid, notFound, Refusal } from "./errors.js";
import { answerPage } from "./pages.js";
import {
  atLeast,
  type BaseRole,
  isBaseRole,
  legacyPermission,
  permissionFlags,
  roleNameOf,
} from "./roles.js";
import type { Env, RouteContext } from "./types.js";

const people = "/repos/:owner/:repo/collaborators";

/** https://docs.github.com/en/rest/collaborators/collaborators, without invitations: whoever is added is in at once. */
export function collaboratorRoutes(app: Hono<Env>, world: World): void {
  app.get(`${people}/:login/permission`, async (c) => {
    const repo = repositoryOf(world, c);
    mayList(world, c, repo, "Must have push access to view collaborator permission.");
    const user = userNamed(world, c);
    const { role, name } = roleOf(world, user, repo);
    return c.json({
      permission: legacyPermission(role),
      role_name: name,
      user: { ...(await renderUser(world, user.login)), permissions: permissionFlags(role), role_name: name },
    });
  });

  app.get(people, async (c) => {
    const repo = repositoryOf(world, c);
    mayList(world, c, repo, "Must have push access to view repository collaborators.");
    const users = world.tables.users
      .all()
      .filter((user) => user.type === "User" && permissionOf(world, user.id, repo) !== null);
    const shown = await Promise.all(
      users.map(async (user) => {
        const { role, name } = roleOf(world, user, repo);
        return {
          ...(await renderUser(world, user.login)),
          permissions: permissionFlags(role),
          role_name: name,
        };
      }),
    );
    return answerPage(c, shown, (one) => one);
  });

  app.get(`${people}/:login`, (c) => {
    const repo = repositoryOf(world, c);
    mayList(world, c, repo, "Must have push access to view repository collaborators.");
    const user = world.tables.users.findOneBy("login", c.req.param("login"));
    if (!user || permissionOf(world, user.id, repo) === null) throw notFound();
    return c.body(null, 204);
  });

  app.put(`${people}/:login`, async (c) => {
    const repo = repositoryOf(world, c);
    const actor = administrator(world, c, repo);
    const user = world.tables.users.findOneBy("login", c.req.param("login"));
    if (!user) throw notFound();
    if (repo.owner_type === "User" && repo.owner_id === user.id)
      throw invalid("Repository", "owner", "Repository owner cannot be a collaborator");
    await grant(world, repo, actor, user, wantedRole(world, (await bodyOf(c)).permission));
    return c.body(null, 204);
  });

  app.delete(`${people}/:login`, async (c) => {
    const repo = repositoryOf(world, c);
    const user = world.tables.users.findOneBy("login", c.req.param("login"));
    const isSelf = c.get("authUser")?.login === user?.login;
    const actor = user && isSelf ? user : administrator(world, c, repo);
    const row = user && collaboratorRow(world, repo, user);
    if (!user || !row) throw notFound();
    world.tables.collaborators.delete(row.id);
    unassign(world, repo, user);
    await announce(world, repo, actor, user, "removed", {});
    return c.body(null, 204);
  });
}

/**
 * GitHub resolves accounts of people only: another login is "not a user", as that of an App that hasn't the suffix
 * (anthropics/claude-code-action#1018); one with it has no role anywhere (pytorch/test-infra#8208).
 */
function userNamed(world: World, c: RouteContext): UserRow {
  const login = c.req.param("login") ?? "";
  const user = world.tables.users.findOneBy("login", login);
  if (!user || (user.type === "Bot" && !isBotLogin(user.login)))
    throw new Refusal(404, `${login} is not a user`);
  return user;
}

function isBotLogin(login: string): boolean {
  return login.endsWith("[bot]");
}

function roleOf(world: World, user: UserRow, repo: RepoRow): { role: BaseRole | null; name: string } {
  const role = user.type === "Bot" ? null : effectiveRole(world, user.id, repo);
  const isOwner = role === "admin" && collaboratorRow(world, repo, user)?.permission !== "admin";
  const custom = isOwner ? undefined : collaboratorRow(world, repo, user)?.custom_role;
  return { role, name: custom ?? roleNameOf(role) };
}

function collaboratorRow(world: World, repo: RepoRow, user: UserRow): CollaboratorRow | undefined {
  return world.tables.collaborators.findBy("repo_id", repo.id).find((one) => one.user_id === user.id);
}

function mayList(world: World, c: RouteContext, repo: RepoRow, refusal: string): void {
  const caller = c.get("authUser");
  if (!caller) throw new Refusal(401, "Requires authentication");
  if (caller.installation) return;
  const user = world.tables.users.findOneBy("login", caller.login);
  if (!user || !atLeast(permissionOf(world, user.id, repo), "push")) throw new Refusal(403, refusal);
}

function administrator(world: World, c: RouteContext, repo: RepoRow): UserRow {
  const caller = c.get("authUser");
  if (!caller) throw new Refusal(401, "Requires authentication");
  if (caller.installation) throw forbidden();
  const user = world.tables.users.findOneBy("login", caller.login);
  if (!user || permissionOf(world, user.id, repo) !== "admin")
    throw new Refusal(403, "Must have admin rights to Repository.");
  return user;
}

function wantedRole(world: World, permission: unknown): { base: BaseRole; custom: string | null } {
  if (permission === undefined) return { base: "push", custom: null };
  if (isBaseRole(permission)) return { base: permission, custom: null };
  const base = typeof permission === "string" ? world.customRoles.get(permission) : undefined;
  if (base === undefined)
    throw invalid("Repository", "permission", "permission is no role of this repository");
  return { base, custom: String(permission) };
}

async function grant(
  world: World,
  repo: RepoRow,
  actor: UserRow,
  user: UserRow,
  wanted: { base: BaseRole; custom: string | null },
): Promise<void> {
  const { collaborators } = world.tables;
  const row = { permission: wanted.base, custom_role: wanted.custom };
  const to = wanted.custom ?? roleNameOf(wanted.base);
  const permission = legacyPermission(wanted.base);
  const before = collaboratorRow(world, repo, user);
  if (!before) {
    collaborators.insert({ repo_id: repo.id, user_id: user.id, ...row });
    await announce(world, repo, actor, user, "added", {
      changes: { permission: { to: permission }, role_name: { to } },
    });
    return;
  }
  if (before.permission === wanted.base && (before.custom_role ?? null) === wanted.custom) return;
  const from = legacyPermission(isBaseRole(before.permission) ? before.permission : null);
  collaborators.update(before.id, row);
  await announce(world, repo, actor, user, "edited", {
    changes: { old_permission: { from }, permission: { from, to: permission } },
  });
}

/** docs.github.com, "Remove a repository collaborator": unassigns the user from any issues; no event tells of it. */
function unassign({ tables }: World, repo: RepoRow, user: UserRow): void {
  for (const issue of tables.issues.findBy("repo_id", repo.id)) {
    const assignees = issue.assignee_ids.filter((id) => id !== user.id);
    if (assignees.length < issue.assignee_ids.length)
      tables.issues.update(issue.id, { assignee_ids: assignees });
  }
}

async function announce(
  world: World,
  repo: RepoRow,
  actor: UserRow,
  user: UserRow,
  action: string,
  more: Json,
): Promise<void> {
  const [member, repository, sender] = await Promise.all([
    renderUser(world, user.login),
    render(world, repo, ""),
    renderUser(world, actor.login),
  ]);
  const payload = { action, member, repository, sender, ...more };
  world.emit("member", action, payload, ownerOf(world.tables, repo).login, repo.name);
}
