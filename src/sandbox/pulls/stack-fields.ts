import type { PullRow } from "../emulate/tables.js";
import { branchTip } from "../git/objects.js";
import type { Json, World } from "../world.js";

/** `pull_request.stack` of REST and deliveries; null where it is in none. */
export function stackOf(world: World, pull: PullRow): Json | null {
  const found = world.stacks.find(pull.id);
  if (!found) return null;
  const { id, number, baseRef: ref, pulls } = found.stack;
  const sha = branchTip(world.tables, pull.base_repo_id, ref) ?? pull.base_sha;
  return { id, number, size: pulls.length, position: found.position, base: { ref, sha } };
}
