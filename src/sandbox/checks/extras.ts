import type { CheckRunRow } from "../emulate/tables.js";
import { nodeIdOf } from "../node-id.js";
import { openPulls } from "../pulls/state.js";
import type { Json, World } from "../world.js";

/** What GitHub's check run has beyond the emulator's: the App and the pull requests with that head. */
export function checkRunExtras(world: World, run: CheckRunRow): Json {
  const repo = world.tables.repos.get(run.repo_id);
  // GitHub names no pull request of a fork.
  const pulls = openPulls(world, run.repo_id).filter(
    (pull) => pull.head_sha === run.head_sha && pull.head_repo_id === run.repo_id,
  );
  const repoJson = repo && { id: repo.id, name: repo.name, url: `${world.url}/repos/${repo.full_name}` };
  return {
    app: run.app_id === null ? null : appJson(world, run.app_id),
    pull_requests: pulls.map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${world.url}/repos/${repo?.full_name}/pulls/${pull.number}`,
      head: { ref: pull.head_ref, sha: pull.head_sha, repo: repoJson },
      base: { ref: pull.base_ref, sha: pull.base_sha, repo: repoJson },
    })),
  };
}

/** The App of the sandbox, or another one by its id. Null: there is none of that id. */
export function appJson(world: World, appId = world.app.id): Json | null {
  const other = world.tables.apps.all().find((one) => one.app_id === appId);
  if (appId !== world.app.id && !other) return null;
  const { slug, name, permissions, events } = appId === world.app.id || !other ? world.app : other;
  const id = appId;
  const nodeId = nodeIdOf("App", id);
  const html = `${world.url}/apps/${slug}`;
  return { id, slug, name, node_id: nodeId, html_url: html, external_url: html, permissions, events };
}

/** The App whose bot a user is; null where it is a person. */
export function appOf(world: World, userId: number): Json | null {
  const user = world.tables.users.get(userId);
  const slug = user?.type === "Bot" ? user.login.replace(/\[bot\]$/, "") : null;
  const app = slug === null ? undefined : world.tables.apps.findOneBy("slug", slug);
  return app ? appJson(world, app.app_id) : null;
}
