import { appOf } from "../checks/extras.js";
import type { CommentRow, RepoRow } from "../emulate/tables.js";
import { patchOf } from "../git/patch.js";
import { findPull, pullChanges } from "../pulls/state.js";
import type { Json, World } from "../world.js";

/** What GitHub's comment has beyond the emulator's: reactions, and of one on a line where it is. */
export function commentExtras(world: World, repo: RepoRow, id: number): Json {
  const row = world.tables.comments.get(id);
  if (!row) return {};
  const api = `${world.url}/repos/${repo.full_name}`;
  const folder = row.comment_type === "review" ? "pulls" : "issues";
  const reactions = world.reactions.summary("comment", id, `${api}/${folder}/comments/${id}`);
  const app = appOf(world, row.user_id);
  return {
    reactions,
    performed_via_github_app: app,
    ...(row.comment_type === "review" && lineFields(world, repo, row)),
  };
}

function lineFields(world: World, repo: RepoRow, row: CommentRow): Json {
  const api = `${world.url}/repos/${repo.full_name}/pulls`;
  const html = `${world.url}/${repo.full_name}/pull/${row.pull_number}#discussion_r${row.id}`;
  return {
    diff_hunk: hunkOf(world, repo, row),
    original_line: row.line,
    start_line: null,
    original_start_line: null,
    start_side: null,
    ...(row.in_reply_to_id === null && { in_reply_to_id: undefined }),
    _links: {
      self: { href: `${api}/comments/${row.id}` },
      html: { href: html },
      pull_request: { href: `${api}/${row.pull_number}` },
    },
  };
}

/** The whole patch of the file, where GitHub cuts it below the line. */
function hunkOf(world: World, repo: RepoRow, row: CommentRow): string {
  const pull = findPull(world, repo.id, row.pull_number ?? -1);
  const change = pull && pullChanges(world, pull).find((one) => one.path === row.path);
  return (change && patchOf(world.tables, repo.id, change).patch) ?? "";
}
