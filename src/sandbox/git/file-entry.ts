import type { RepoRow } from "../emulate/tables.js";
import type { World } from "../world.js";
import type { PathChange } from "./changes.js";
import { patchOf } from "./patch.js";

/** A changed file as GitHub lists it for a pull request, a commit and a comparison (docs.github.com: "diff-entry"). */
export function fileEntry(world: World, repo: RepoRow, head: string, change: PathChange) {
  const site = `${world.url}/${repo.full_name}`;
  const { patch, additions, deletions } = patchOf(world.tables, repo.id, change);
  const path = change.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: (change.after ?? change.before)?.sha,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${site}/blob/${head}/${path}`,
    raw_url: `${site}/raw/${head}/${path}`,
    contents_url: `${world.url}/repos/${repo.full_name}/contents/${path}?ref=${head}`,
    ...(patch !== undefined && { patch }),
    ...(change.previousPath !== undefined && { previous_filename: change.previousPath }),
  };
}
