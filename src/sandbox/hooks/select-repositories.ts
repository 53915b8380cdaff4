import type { Caller } from "../emulate/caller.js";
import { Refusal } from "../server/errors.js";
import type { World } from "../world.js";
import { describe, installationOf } from "./installation.js";

/** Gives an installation these repositories of its account and no others, and tells the App what that changed. */
export async function selectRepositories(
  world: World,
  tokens: Map<string, Caller>,
  account: string,
  login: string,
  names: readonly string[],
): Promise<void> {
  const row = installationOf(world, account);
  if (!row) throw new Refusal(404, `The App is not installed on ${account}`);
  const owned = world.tables.repos
    .findBy("owner_id", row.account_id)
    .filter((repo) => repo.owner_type === row.account_type);
  const had = new Set(row.repository_selection === "all" ? owned.map(({ id }) => id) : row.repository_ids);
  const gets = owned.filter(({ name }) => names.includes(name)).map(({ id }) => id);
  const after =
    world.tables.appInstallations.update(row.id, {
      repository_selection: "selected",
      repository_ids: gets,
    }) ?? row;
  for (const { installation } of tokens.values()) {
    if (installation?.installationId !== row.installation_id) continue;
    Object.assign(installation, { repositorySelection: "selected", repositoryIds: gets });
  }
  const changed = (is: (id: number) => boolean) =>
    owned
      .filter(({ id }) => is(id))
      .map(({ id, node_id, name, full_name }) => ({ id, node_id, name, full_name }));
  const added = changed((id) => gets.includes(id) && !had.has(id));
  const removed = changed((id) => had.has(id) && !gets.includes(id));
  for (const [action, list] of [
    ["added", added],
    ["removed", removed],
  ] as const) {
    if (list.length === 0) continue;
    const { repositories: _, ...payload } = await describe(world, after, action, login);
    const lists = { repositories_added: added, repositories_removed: removed };
    world.deliveries.add("installation_repositories", action, {
      ...payload,
      ...lists,
      repository_selection: "selected",
    });
  }
}
