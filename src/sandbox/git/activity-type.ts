import type { RepoRow } from "../emulate/tables.js";
import { noCommit } from "../hooks/push-payload.js";
import type { World } from "../world.js";
import type { ActivityType } from "./activity.js";
import { ancestors } from "./history.js";

/** What a push was. `ref` in full. */
export function activityTypeOf(
  world: World,
  repo: RepoRow,
  push: { ref: string; before: string; after: string },
): ActivityType {
  if (push.before === noCommit) return "branch_creation";
  if (push.after === noCommit) return "branch_deletion";
  const isMerge = world.tables.pullRequests
    .findBy("repo_id", repo.id)
    .some((pull) => pull.merge_commit_sha === push.after && push.ref === `refs/heads/${pull.base_ref}`);
  if (isMerge) return "pr_merge";
  return ancestors(world.tables, repo.id, push.after).has(push.before) ? "push" : "force_push";
}
