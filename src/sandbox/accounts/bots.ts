import type { Caller } from "../emulate/caller.js";
import { Refusal } from "../server/errors.js";
import type { World } from "../world.js";
import { callerFor, insertUser, tokenOf } from "./accounts.js";

/** What another App may do unless it is said otherwise: what one that writes code and talks does. */
const usualPermissions = {
  metadata: "read",
  contents: "write",
  issues: "write",
  pull_requests: "write",
  checks: "write",
};

/**
 * Another App on an account of the sandbox, and its bot, which acts by the token that is returned: `x[bot]` with the
 * permissions of an installation. A login without `[bot]` is one of GitHub's own, such as Copilot, that comes as a
 * collaborator who may push.
 */
export function addBot(
  world: World,
  tokens: Map<string, Caller>,
  login: string,
  account: string,
  permissions: Record<string, string> = usualPermissions,
): string {
  const { tables } = world;
  if (tables.users.findOneBy("login", login)) throw new Refusal(422, `There is an account ${login} already`);
  const owner = tables.orgs.findOneBy("login", account) ?? tables.users.findOneBy("login", account);
  if (!owner) throw new Refusal(404, `There is no account ${account}`);
  const user = insertUser(tables, login, "Bot", login.replace(/\[bot\]$/, ""));
  const token = tokenOf(login);
  const ownerType = tables.orgs.findOneBy("login", account) ? "Organization" : "User";
  if (!login.endsWith("[bot]")) {
    for (const repo of tables.repos.findBy("owner_id", owner.id))
      if (repo.owner_type === ownerType)
        tables.collaborators.insert({ repo_id: repo.id, user_id: user.id, permission: "push" });
    tokens.set(token, callerFor(user));
    return token;
  }
  const appId = Math.max(world.app.id, ...tables.apps.all().map((one) => one.app_id)) + 1;
  const slug = login.replace(/\[bot\]$/, "");
  tables.apps.insert({ app_id: appId, slug, name: slug, private_key: "", permissions, events: [] });
  world.installations++;
  tables.appInstallations.insert({
    installation_id: world.installations,
    app_id: appId,
    account_type: ownerType,
    account_id: owner.id,
    account_login: owner.login,
    repository_selection: "all",
    repository_ids: [],
    suspended_at: null,
    permissions,
    events: [],
  });
  tokens.set(token, {
    login: owner.login,
    id: owner.id,
    scopes: [],
    installation: {
      installationId: world.installations,
      appId,
      accountId: owner.id,
      accountType: ownerType,
      permissions,
      repositoryIds: [],
      repositorySelection: "all",
    },
  });
  return token;
}
