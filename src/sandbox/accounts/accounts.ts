import type { Caller } from "../emulate/caller.js";
import type { Row, Rows } from "../emulate/rows.js";
import type { Tables, UserRow } from "../emulate/tables.js";
import { nodeIdOf } from "../node-id.js";
import { leaveName } from "../repositories/redirect.js";
import { Refusal } from "../server/errors.js";
import type { World } from "../world.js";

/** A token of a person, the same at every start: the sandbox guards nothing. */
export function tokenOf(login: string): string {
  return `ghp_sandbox_${login}`;
}

/** What a person's token may do. */
export function callerFor(user: UserRow): Caller {
  return { login: user.login, id: user.id, scopes: ["repo", "user", "admin:org", "project"] };
}

/** A new account, under an id that no account had before. It has no role anywhere. Returns its token. */
export function addUser({ tables }: World, tokens: Map<string, Caller>, login: string): string {
  checkLogin(tables, login);
  const user = insertUser(tables, login, "User");
  const usual = tokenOf(login);
  // Whoever has left the login keeps the token that is made of it.
  const token = tokens.has(usual) ? `${usual}_${user.id}` : usual;
  tokens.set(token, callerFor(user));
  return token;
}

export function insertUser(tables: Tables, login: string, type: "User" | "Bot", name = login): UserRow {
  const ghost = tables.users.findOneBy("login", "ghost");
  if (!ghost) throw new Error("The sandbox has no ghost");
  const { id: _id, created_at: _created, updated_at: _updated, ...blank } = ghost;
  const email = `${login}@users.noreply.github.com`;
  const user = tables.users.insert({ ...blank, login, name, type, email });
  return tables.users.update(user.id, { node_id: nodeIdOf(type, user.id) }) ?? user;
}

/**
 * Gives an account another login. The id stays, and what hangs on it; tokens keep working; the former login is free for
 * anybody (docs.github.com: "Username changes").
 */
export function renameUser(world: World, tokens: Map<string, Caller>, from: string, to: string): void {
  const { tables } = world;
  const user = personNamed(tables, from);
  if (from.toLowerCase() !== to.toLowerCase()) checkLogin(tables, to);
  tables.users.update(user.id, { login: to });
  for (const caller of tokens.values()) if (caller.login === user.login) caller.login = to;
  for (const repo of tables.repos.findBy("owner_id", user.id))
    if (repo.owner_type === "User") {
      tables.repos.update(repo.id, { full_name: `${to}/${repo.name}` });
      leaveName(world, repo.full_name, repo);
    }
  for (const row of tables.appInstallations.findBy("account_id", user.id))
    if (row.account_type === "User") tables.appInstallations.update(row.id, { account_login: to });
}

/**
 * Deletes an account: its tokens and roles end, and what it wrote is the ghost's from then on, as GitHub does it
 * (docs.github.com: "Deleting your personal account").
 */
export function deleteUser({ tables }: World, tokens: Map<string, Caller>, login: string): void {
  const user = personNamed(tables, login);
  const ghost = personNamed(tables, "ghost");
  if (user.id === ghost.id) throw new Refusal(404, `There is no user ${login}`);
  if (tables.repos.findBy("owner_id", user.id).some((repo) => repo.owner_type === "User"))
    throw new Refusal(409, `${login} owns repositories; delete those first`);
  for (const [token, caller] of tokens) if (caller.login === user.login) tokens.delete(token);
  for (const row of tables.collaborators.findBy("user_id", user.id)) tables.collaborators.delete(row.id);
  for (const row of tables.teamMembers.findBy("user_id", user.id)) tables.teamMembers.delete(row.id);
  const written = [tables.issues, tables.pullRequests, tables.comments, tables.reviews];
  for (const table of written as Rows<Row & { user_id: number }>[])
    for (const row of table.findBy("user_id", user.id)) table.update(row.id, { user_id: ghost.id });
  for (const issue of tables.issues.all()) {
    const assignees = issue.assignee_ids.filter((id) => id !== user.id);
    if (assignees.length < issue.assignee_ids.length)
      tables.issues.update(issue.id, { assignee_ids: assignees });
  }
  tables.users.delete(user.id);
}

function personNamed(tables: Tables, login: string): UserRow {
  const user = tables.users.findOneBy("login", login);
  if (user?.type !== "User") throw new Refusal(404, `There is no user ${login}`);
  return user;
}

/** What GitHub takes for a login: letters, digits and single hyphens, 39 at most, of no other account. */
function checkLogin(tables: Tables, login: string): void {
  if (login.length > 39 || !/^[a-z\d]+(?:-[a-z\d]+)*$/i.test(login))
    throw new Refusal(422, `${login} can't be a login`);
  if (tables.users.findOneBy("login", login) || tables.orgs.findOneBy("login", login))
    throw new Refusal(422, `There is an account ${login} already`);
}
