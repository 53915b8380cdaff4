import type { Caller } from "../emulate/caller.js";
import type { PullRow, RepoRow } from "../emulate/tables.js";
import type { World } from "../world.js";
import { type MergeRequest, mergePull } from "./merge.js";

/**
 * Merges a pull request, and with a layer of a stack all that are open below it, the lowest first. What stands on a merged
 * layer is based on the branch that it went into from then on (docs.github.com: "Merging stacked pull requests").
 */
export async function mergeLayers(
  world: World,
  caller: Caller,
  repo: RepoRow,
  pull: PullRow,
  request: MergeRequest,
): ReturnType<typeof mergePull> {
  const { pullRequests } = world.tables;
  const found = world.stacks.find(pull.id);
  const layers = found?.stack.pulls ?? [];
  for (const [index, id] of layers.slice(0, Math.max(0, (found?.position ?? 0) - 1)).entries()) {
    const below = pullRequests.get(id);
    if (below?.state !== "open") continue;
    const { merge_method } = request;
    await mergePull(world, caller, repo, below, merge_method === undefined ? {} : { merge_method });
    await rebaseLayer(world, caller, repo, pullRequests.get(layers[index + 1] ?? -1), below.base_ref);
  }
  const result = await mergePull(world, caller, repo, pullRequests.get(pull.id) ?? pull, request);
  if (found) {
    const above = pullRequests.get(layers[found.position] ?? -1);
    await rebaseLayer(world, caller, repo, above, found.stack.baseRef);
  }
  return result;
}

async function rebaseLayer(
  world: World,
  caller: Caller,
  repo: RepoRow,
  layer: PullRow | undefined,
  base: string,
): Promise<void> {
  if (layer?.state !== "open") return;
  await world.call(caller, "PATCH", `/repos/${repo.full_name}/pulls/${layer.number}`, { base });
}
