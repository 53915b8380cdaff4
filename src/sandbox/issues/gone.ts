import type { Caller } from "../emulate/caller.js";
import type { IssueRow, RepoRow } from "../emulate/tables.js";
import { nodeIdOf } from "../node-id.js";
import { Refusal } from "../server/errors.js";
import { actorOf, type Gone, type Json, ownerOf, render, renderUser, type World } from "../world.js";

/** Deletes an issue for good: its number answers 410 from then on, and isn't given again. */
export async function deleteIssue(world: World, caller: Caller, issue: IssueRow): Promise<void> {
  const { repo, json, shared } = await describe(world, caller, issue);
  leave(world, issue, "deleted");
  send(world, repo, "deleted", { ...shared, issue: json });
}

/** Moves an issue to another repository: a new number there, a redirect here. Returns the new one. */
export async function transferIssue(
  world: World,
  caller: Caller,
  issue: IssueRow,
  target: RepoRow,
): Promise<IssueRow> {
  const { repo, json, shared } = await describe(world, caller, issue);
  if (target.id === repo.id) throw new Refusal(422, "The issue is in that repository already");
  const { tables } = world;
  const numbers = [
    ...tables.issues.findBy("repo_id", target.id),
    ...tables.pullRequests.findBy("repo_id", target.id),
  ];
  const { id: _id, created_at: _created, updated_at: _updated, ...content } = issue;
  const moved = tables.issues.insert({
    ...content,
    repo_id: target.id,
    number: Math.max(0, ...numbers.map((one) => one.number)) + 1,
    label_ids: [],
    milestone_id: null,
  });
  tables.issues.update(moved.id, { node_id: nodeIdOf("Issue", moved.id) });
  leave(world, issue, { repository: target.full_name, number: moved.number });
  const [newIssue, newRepository] = await Promise.all([
    render(world, target, `/issues/${moved.number}`),
    render(world, target, ""),
  ]);
  const changes = { new_issue: newIssue, new_repository: newRepository };
  send(world, repo, "transferred", { ...shared, issue: json, changes });
  const arrival = { old_issue: json, old_repository: shared.repository };
  send(world, target, "opened", { ...shared, issue: newIssue, repository: newRepository, changes: arrival });
  return tables.issues.get(moved.id) ?? moved;
}

/** The row stays, hidden from the emulator's routes, so that the number is not given again. */
function leave(world: World, issue: IssueRow, gone: Gone): void {
  world.relations.forget(issue.id);
  for (const item of [...world.projects.itemsOf(issue.node_id)]) world.projects.deleteItem(item);
  world.gone.set(issue.id, gone);
  world.tables.issues.update(issue.id, { is_pull_request: true, state: "closed" });
}

async function describe(world: World, caller: Caller, issue: IssueRow) {
  const repo = world.tables.repos.get(issue.repo_id);
  if (!repo) throw new Refusal(404, "Not Found");
  const [json, repository, sender] = await Promise.all([
    render(world, repo, `/issues/${issue.number}`),
    render(world, repo, ""),
    renderUser(world, actorOf(world, caller).login),
  ]);
  return { repo, json, shared: { repository, sender } };
}

function send(world: World, repo: RepoRow, action: string, payload: Json): void {
  world.emit("issues", action, { action, ...payload }, ownerOf(world.tables, repo).login, repo.name);
}
