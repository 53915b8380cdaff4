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
    app: run.app_id === world.app.id ? appJson(world) : null,
    pull_requests: pulls.map((pull) => ({
      id: pull.id,
      number: pull.number,
      url: `${world.url}/repos/${repo?.full_name}/pulls/${pull.number}`,
      head: { ref: pull.head_ref, sha: pull.head_sha, repo: repoJson },
      base: { ref: pull.base_ref, sha: pull.base_sha, repo: repoJson },
    })),
  };
}

export function appJson(world: World): Json {
  const { id, slug, name, permissions, events } = world.app;
  const nodeId = nodeIdOf("App", id);
  const html = `${world.url}/apps/${slug}`;
  return { id, slug, name, node_id: nodeId, html_url: html, external_url: html, permissions, events };
}
