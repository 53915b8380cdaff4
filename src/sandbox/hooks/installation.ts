import type { Caller } from "../emulate/caller.js";
import type { InstallationRow, RepoRow } from "../emulate/tables.js";
import { Refusal } from "../server/errors.js";
import { type Json, ownerOf, render, renderUser, type World } from "../world.js";

/** Takes the App off an account: its tokens end, and `installation.deleted` is sent. */
export async function uninstall(
  world: World,
  tokens: Map<string, Caller>,
  account: string,
  login: string,
): Promise<void> {
  const row = installationOf(world, account);
  if (!row) throw new Refusal(404, `The App is not installed on ${account}`);
  const payload = await describe(world, row, "deleted", login);
  for (const [token, caller] of tokens) {
    if (caller.installation?.installationId === row.installation_id) tokens.delete(token);
  }
  world.tables.appInstallations.delete(row.id);
  world.deliveries.add("installation", "deleted", payload);
}

/** Puts the App on an account, under a new installation id, and sends `installation.created`. */
export async function install(world: World, account: string, login: string): Promise<number> {
  const { appInstallations, orgs, users } = world.tables;
  if (installationOf(world, account)) throw new Refusal(422, `The App is installed on ${account} already`);
  const org = orgs.findOneBy("login", account);
  const owner = org ?? users.findOneBy("login", account);
  if (!owner) throw new Refusal(404, `There is no account ${account}`);
  world.installations++;
  const row = appInstallations.insert({
    installation_id: world.installations,
    app_id: world.app.id,
    account_type: org ? "Organization" : "User",
    account_id: owner.id,
    account_login: account,
    repository_selection: "all",
    repository_ids: [],
    permissions: world.app.permissions,
    events: world.app.events,
    suspended_at: null,
  });
  world.deliveries.add("installation", "created", await describe(world, row, "created", login));
  return row.installation_id;
}

/** Stops an installation or lets it go on, and tells the App. */
export async function suspend(
  world: World,
  account: string,
  login: string,
  action: "suspend" | "unsuspend",
): Promise<void> {
  const row = installationOf(world, account);
  if (!row) throw new Refusal(404, `The App is not installed on ${account}`);
  const suspendedAt = action === "suspend" ? new Date().toISOString() : null;
  const after = world.tables.appInstallations.update(row.id, { suspended_at: suspendedAt }) ?? row;
  world.deliveries.add("installation", action, await describe(world, after, action, login));
}

export function installationOf(world: World, account: string): InstallationRow | undefined {
  return world.tables.appInstallations
    .findBy("app_id", world.app.id)
    .find((one) => one.account_login === account);
}

/** A repository has gone to another owner: the App has lost it at one and got it at the other. */
export async function announceMove(
  world: World,
  login: string,
  repo: RepoRow,
  former: string,
): Promise<void> {
  const owner = ownerOf(world.tables, repo).login;
  for (const [account, action] of [
    [former, "removed"],
    [owner, "added"],
  ] as const) {
    const row = installationOf(world, account);
    if (!row || row.suspended_at || row.repository_selection === "selected") continue;
    const { repositories: _all, ...payload } = await describe(world, row, action, login);
    world.deliveries.add("installation_repositories", action, {
      ...payload,
      repositories_added: [],
      repositories_removed: [],
      [`repositories_${action}`]: [briefly(repo)],
      repository_selection: row.repository_selection,
      requester: null,
    });
  }
}

export async function describe(
  world: World,
  row: InstallationRow,
  action: string,
  login: string,
): Promise<Json> {
  const [installation, sender] = await Promise.all([installationJson(world, row), renderUser(world, login)]);
  return { action, installation, repositories: repositoriesOf(world, row).map(briefly), sender };
}

function repositoriesOf({ tables }: World, row: InstallationRow): RepoRow[] {
  return tables.repos
    .findBy("owner_id", row.account_id)
    .filter((repo) => repo.owner_type === row.account_type)
    .filter((repo) => row.repository_selection === "all" || row.repository_ids.includes(repo.id));
}

function briefly({ id, node_id, name, full_name, private: isPrivate }: RepoRow): Json {
  return { id, node_id, name, full_name, private: isPrivate };
}

/** An installation as REST and deliveries show one. */
export async function installationJson(world: World, row: InstallationRow): Promise<Json> {
  const [first] = repositoriesOf(world, row);
  const account = first && (await render(world, first, "")).owner;
  const api = `${world.url}/app/installations/${row.installation_id}`;
  return {
    id: row.installation_id,
    account: account ?? { login: row.account_login, id: row.account_id, type: row.account_type },
    repository_selection: row.repository_selection,
    access_tokens_url: `${api}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: `${world.url}/settings/installations/${row.installation_id}`,
    app_id: row.app_id,
    app_slug: world.app.slug,
    target_id: row.account_id,
    target_type: row.account_type,
    permissions: row.permissions,
    events: row.events,
    created_at: row.created_at,
    updated_at: row.updated_at,
    single_file_name: null,
    suspended_by: null,
    suspended_at: row.suspended_at ?? null,
  };
}
