import { type Applied, createdIssue } from "../../core/board/absorb.js";
import type { Change, CreateIssue, UpdateIssue } from "../../core/board/change.js";
import type { BoardFacts } from "../../core/board/model.js";
import { milestoneAnswer, milestonesAnswer, newIssueAnswer } from "./answers.js";
import { addProjectItems, setProjectValues } from "./apply-items.js";
import { addOptions, createField, createProject } from "./apply-project.js";
import { addSubIssues } from "./apply-sub-issues.js";
import { milestoneByTitle } from "./documents.js";
import { existsAlready, known } from "./refused.js";
import { type BoardSeat, graphqlPlace, place } from "./seat.js";

const nothing: Applied = { kind: "nothing" };

/** Sends the one request that a change stands for; what somebody made meanwhile counts as made. */
export async function send(seat: BoardSeat, change: Change, facts: BoardFacts): Promise<Applied> {
  switch (change.kind) {
    case "create-label":
      await tolerant(seat, "POST /repos/{owner}/{repo}/labels", { ...change.label });
      return nothing;
    case "create-milestone":
      return createMilestone(seat, change.title);
    case "create-issue":
      return createIssue(seat, change, facts);
    case "update-issue":
      return updateIssue(seat, change, facts);
    case "add-dependency":
      await tolerant(seat, "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by", {
        issue_number: known(facts, change.itemKey).number,
        issue_id: known(facts, change.blockedBy).id,
      });
      return nothing;
    case "remove-dependency":
      await seat.octokit.request(
        "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}",
        {
          ...place(seat),
          issue_number: known(facts, change.itemKey).number,
          issue_id: known(facts, change.blockedBy).id,
        },
      );
      return nothing;
    case "create-project":
      return createProject(seat, change.title);
    case "create-field":
      return createField(seat, change, facts);
    case "add-options":
      return addOptions(seat, change, facts);
    case "add-sub-issues":
      return addSubIssues(seat, change, facts);
    case "add-project-items":
      return addProjectItems(seat, change, facts);
    case "set-project-values":
      return setProjectValues(seat, change, facts);
  }
}

/** A creation that may be sent twice: the second time GitHub says that the thing exists. */
async function tolerant(
  seat: BoardSeat,
  route: string,
  parameters: Record<string, unknown>,
): Promise<unknown> {
  try {
    const answer = await seat.octokit.request(route, {
      ...place(seat),
      ...parameters,
      request: { repeatable: true },
    });
    return answer.data;
  } catch (error) {
    if (existsAlready(error)) return null;
    throw error;
  }
}

async function createMilestone(seat: BoardSeat, title: string): Promise<Applied> {
  const data = await tolerant(seat, "POST /repos/{owner}/{repo}/milestones", { title });
  if (data) {
    const { number, state } = milestoneAnswer.parse(data);
    return { kind: "milestone", milestone: { number, title, state } };
  }
  const answer = await seat.octokit.graphql(milestoneByTitle, { ...graphqlPlace(seat), title });
  const nodes = milestonesAnswer.parse(answer).repository.milestones;
  const made = nodes.find((node) => node.title.toLowerCase() === title.toLowerCase());
  if (!made) throw new Error(`GitHub says that milestone "${title}" exists, and doesn't show it.`);
  const state = made.state === "OPEN" ? "open" : "closed";
  return { kind: "milestone", milestone: { number: made.number, title: made.title, state } };
}

async function createIssue(seat: BoardSeat, change: CreateIssue, facts: BoardFacts): Promise<Applied> {
  const { data } = await seat.octokit.request("POST /repos/{owner}/{repo}/issues", {
    ...place(seat),
    title: change.title,
    body: change.body,
    labels: change.labels,
    ...(change.assignees.length > 0 ? { assignees: change.assignees } : {}),
    ...(change.type === null ? {} : { type: change.type }),
    ...milestoneOf(change.milestone, facts),
  });
  const made = newIssueAnswer.parse(data);
  const ids = { number: made.number, id: made.id, nodeId: made.node_id };
  return { kind: "issue", itemKey: change.itemKey, issue: createdIssue(change, ids, change.body) };
}

async function updateIssue(seat: BoardSeat, change: UpdateIssue, facts: BoardFacts): Promise<Applied> {
  const { kind: _, itemKey: __, number, milestone, stateReason, ...rest } = change;
  await seat.octokit.request("PATCH /repos/{owner}/{repo}/issues/{issue_number}", {
    ...place(seat),
    issue_number: number,
    ...rest,
    ...milestoneOf(milestone ?? null, facts),
    ...(stateReason ? { state_reason: stateReason } : {}),
  });
  return nothing;
}

/** Left out where the milestone could not be made; the next sync sets it. */
function milestoneOf(title: string | null, facts: BoardFacts): { milestone?: number } {
  const milestone = facts.milestones.find((one) => one.title.toLowerCase() === title?.toLowerCase());
  return milestone ? { milestone: milestone.number } : {};
}
