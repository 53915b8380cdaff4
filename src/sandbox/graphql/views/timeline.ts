import type { CommentRow, IssueEventRow, IssueRow, RepoRow } from "../../emulate/tables.js";
import { timeline } from "../../issues/event-routes.js";
import { connection, type PageArguments } from "../connection.js";
import type { GraphQLContext, View } from "../context.js";
import { commentView } from "./comment.js";

interface TimelineArguments extends PageArguments {
  itemTypes?: string[] | null;
  since?: string | null;
  skip?: number | null;
}

/** The types that are served, by the name of the event. */
const types: Record<string, { itemType: string; typename: string }> = {
  assigned: { itemType: "ASSIGNED_EVENT", typename: "AssignedEvent" },
  unassigned: { itemType: "UNASSIGNED_EVENT", typename: "UnassignedEvent" },
  closed: { itemType: "CLOSED_EVENT", typename: "ClosedEvent" },
  reopened: { itemType: "REOPENED_EVENT", typename: "ReopenedEvent" },
  labeled: { itemType: "LABELED_EVENT", typename: "LabeledEvent" },
  unlabeled: { itemType: "UNLABELED_EVENT", typename: "UnlabeledEvent" },
};

/** Comments, assignments, labels, closing and reopening, in the order in which they happened. */
export function timelineItems(ctx: GraphQLContext, repo: RepoRow, issue: IssueRow) {
  return (args: TimelineArguments) => {
    const items: { itemType: string; at: string; view: () => View }[] = timeline(
      ctx.world,
      repo,
      issue.number,
    ).flatMap((one) => {
      if (!("event" in one)) return [commentItem(ctx, repo, one)];
      const type = types[one.event];
      return type
        ? [
            {
              itemType: type.itemType,
              at: one.created_at,
              view: () => eventView(ctx, repo, issue, one, type.typename),
            },
          ]
        : [];
    });
    if (ctx.world.converted.has(issue.id))
      items.push({
        itemType: "CONVERTED_TO_DISCUSSION_EVENT",
        at: issue.closed_at ?? issue.updated_at,
        view: () => ({ __typename: "ConvertedToDiscussionEvent" }),
      });
    const listed = items
      .filter((one) => args.itemTypes?.includes(one.itemType) ?? true)
      .filter((one) => !args.since || Date.parse(one.at) >= Date.parse(args.since))
      .slice(args.skip ?? 0);
    return {
      ...connection(listed, args, "timelineItems", (one) => one.view()),
      filteredCount: listed.length,
      updatedAt: issue.updated_at,
    };
  };
}

function commentItem(ctx: GraphQLContext, repo: RepoRow, comment: CommentRow) {
  return {
    itemType: "ISSUE_COMMENT",
    at: comment.created_at,
    view: () => commentView(ctx, repo, comment),
  };
}

function eventView(
  ctx: GraphQLContext,
  repo: RepoRow,
  issue: IssueRow,
  event: IssueEventRow,
  typename: string,
): View {
  const label = () => {
    const row = ctx.world.tables.labels
      .findBy("repo_id", repo.id)
      .find((one) => one.name === event.label_name);
    return row ? ctx.show.label(repo, row) : null;
  };
  return {
    __typename: typename,
    id: event.node_id,
    createdAt: event.created_at,
    actor: () => ctx.show.actor(event.actor_id),
    assignee: () => ctx.show.actor(event.assignee_id),
    assignable: () => ctx.show.issue(issue),
    closable: () => ctx.show.issue(issue),
    stateReason: issue.state_reason?.toUpperCase() ?? null,
    label,
    labelable: () => ctx.show.issue(issue),
  };
}
