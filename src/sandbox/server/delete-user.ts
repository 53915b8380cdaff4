import type { Caller } from "../emulate/caller.js";
import type { Row, Rows } from "../emulate/rows.js";
import type { World } from "../world.js";
import { Refusal } from "./errors.js";

/**
 * Deletes an account: its tokens and roles end, and what it wrote is the ghost's from then on, as GitHub does it
 * (docs.github.com: "Deleting your personal account").
 */
export function deleteUser({ tables }: World, tokens: Map<string, Caller>, login: string): void {
  const user = tables.users.findOneBy("login", login);
  const ghost = tables.users.findOneBy("login", "ghost");
  if (!user || !ghost || user === ghost) throw new Refusal(404, `There is no user ${login}`);
  if (tables.repos.findBy("owner_id", user.id).some((repo) => repo.owner_type === "User"))
    throw new Refusal(409, `${login} owns repositories; delete those first`);
  for (const [token, caller] of tokens) if (caller.login === login) tokens.delete(token);
  for (const row of tables.collaborators.findBy("user_id", user.id)) tables.collaborators.delete(row.id);
  const written = [tables.issues, tables.pullRequests, tables.comments, tables.reviews];
  for (const table of written as Rows<Row & { user_id: number }>[])
    for (const row of table.findBy("user_id", user.id)) table.update(row.id, { user_id: ghost.id });
  for (const issue of tables.issues.all()) {
    const assignees = issue.assignee_ids.filter((id) => id !== user.id);
    if (assignees.length < issue.assignee_ids.length)
      tables.issues.update(issue.id, { assignee_ids: assignees });
  }
  tables.users.delete(user.id);
}
