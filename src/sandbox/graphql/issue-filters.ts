import type { IssueRow, RepoRow } from "../emulate/tables.js";
import type { World } from "../world.js";

export interface IssueArguments {
  states?: string[];
  labels?: string[];
  orderBy?: { field: "CREATED_AT" | "UPDATED_AT" | "COMMENTS"; direction: "ASC" | "DESC" };
  filterBy?: {
    states?: string[];
    labels?: string[];
    assignee?: string | null;
    createdBy?: string;
    milestoneNumber?: string | null;
    since?: string;
  };
}

/** Issues (never pull requests) of a repository; several labels mean any of them, as at GitHub. */
export function filterIssues(world: World, repo: RepoRow, args: IssueArguments): IssueRow[] {
  const { tables } = world;
  const { filterBy = {} } = args;
  const states = args.states ?? filterBy.states;
  const labels = args.labels ?? filterBy.labels;
  const userId = (login: string) => tables.users.findOneBy("login", login)?.id ?? -1;
  const labelled = (issue: IssueRow) =>
    issue.label_ids.some((id) => labels?.includes(tables.labels.get(id)?.name ?? ""));
  const assigned = (issue: IssueRow) => {
    const { assignee } = filterBy;
    if (assignee === undefined) return true;
    if (assignee === null) return issue.assignee_ids.length === 0;
    return assignee === "*" ? issue.assignee_ids.length > 0 : issue.assignee_ids.includes(userId(assignee));
  };
  const planned = (issue: IssueRow) => {
    const { milestoneNumber } = filterBy;
    if (milestoneNumber === undefined || milestoneNumber === "*")
      return milestoneNumber === undefined || issue.milestone_id !== null;
    const milestone = issue.milestone_id === null ? undefined : tables.milestones.get(issue.milestone_id);
    return milestoneNumber === null ? !milestone : String(milestone?.number) === milestoneNumber;
  };
  const found = tables.issues
    .findBy("repo_id", repo.id)
    .filter((issue) => !issue.is_pull_request)
    .filter((issue) => !states || states.includes(issue.state.toUpperCase()))
    .filter((issue) => !labels || labels.length === 0 || labelled(issue))
    .filter((issue) => filterBy.createdBy === undefined || issue.user_id === userId(filterBy.createdBy))
    .filter(
      (issue) => filterBy.since === undefined || Date.parse(issue.updated_at) >= Date.parse(filterBy.since),
    )
    .filter((issue) => assigned(issue) && planned(issue));
  return sorted(found, args.orderBy);
}

function sorted(issues: IssueRow[], order: IssueArguments["orderBy"]): IssueRow[] {
  const value = (issue: IssueRow): number | string => {
    if (order?.field === "UPDATED_AT") return issue.updated_at;
    return order?.field === "COMMENTS" ? issue.comments : issue.id;
  };
  const sign = order?.direction === "DESC" ? -1 : 1;
  return issues.sort((one, other) =>
    value(one) < value(other) ? -sign : value(one) > value(other) ? sign : one.id - other.id,
  );
}
