import type { IssueEventRow, RepoRow } from "../emulate/tables.js";
import { isObject, type Json } from "../json.js";
import { nodeIdOf } from "../node-id.js";
import type { World } from "../world.js";

/** What the emulator writes down and GitHub has no event for. */
const unknownToGitHub = new Set(["opened", "edited"]);

/** The events of an issue or pull request (of all of them without a number), in the order in which they happened. */
export function issueEvents({ tables }: World, repo: RepoRow, number: number | null): IssueEventRow[] {
  return tables.issueEvents
    .findBy("repo_id", repo.id)
    .filter((one) => number === null || one.issue_number === number)
    .filter((one) => !unknownToGitHub.has(one.event))
    .sort((one, other) => one.id - other.id);
}

/** The emulator writes no event for the labels, assignees and the milestone that an issue is opened with. */
export function recordFollowUp(world: World, repo: RepoRow, payload: Json): void {
  const { issue, sender, assignee, label, milestone } = payload;
  if (!isObject(issue) || !isObject(sender)) return;
  const { issueEvents: table } = world.tables;
  const row = table.insert({
    node_id: "",
    repo_id: repo.id,
    issue_number: Number(issue.number),
    event: String(payload.action),
    actor_id: Number(sender.id),
    commit_id: null,
    commit_url: null,
    label_name: isObject(label) ? String(label.name) : null,
    assignee_id: isObject(assignee) ? Number(assignee.id) : null,
    milestone_title: isObject(milestone) ? String(milestone.title) : null,
    rename: null,
  });
  table.update(row.id, { node_id: nodeIdOf("IssueEvent", row.id) });
}
