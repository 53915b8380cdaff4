import type { Hono } from "hono";
import { appOf } from "../checks/extras.js";
import type { CommentRow, IssueEventRow, IssueRow, RepoRow } from "../emulate/tables.js";
import { findIssue, issueOf, repositoryOf } from "../server/access.js";
import { notFound } from "../server/errors.js";
import { answerRendered } from "../server/pages.js";
import type { Env } from "../server/types.js";
import { type Json, render, renderUser, type World } from "../world.js";
import { issueEvents } from "./events.js";

const issuePath = "/repos/:owner/:repo/issues/:number{[0-9]+}";

/** https://docs.github.com/en/rest/issues/events and …/timeline */
export function eventRoutes(app: Hono<Env>, world: World): void {
  app.get("/repos/:owner/:repo/issues/events", async (c) => {
    const repo = repositoryOf(world, c);
    return answerRendered(c, issueEvents(world, repo, null).reverse(), (one) =>
      show(world, repo, one, issueNumbered(world, repo, one)),
    );
  });
  app.get("/repos/:owner/:repo/issues/events/:id{[0-9]+}", async (c) => {
    const repo = repositoryOf(world, c);
    const event = issueEvents(world, repo, null).find((one) => one.id === Number(c.req.param("id")));
    if (!event) throw notFound();
    return c.json(await show(world, repo, event, issueNumbered(world, repo, event)));
  });
  app.get(`${issuePath}/events`, async (c) => {
    const repo = repositoryOf(world, c);
    const { number } = issueOf(world, c, repo, "pulls");
    return answerRendered(c, issueEvents(world, repo, number), (one) => show(world, repo, one, null));
  });
  app.get(`${issuePath}/timeline`, async (c) => {
    const repo = repositoryOf(world, c);
    const { number } = issueOf(world, c, repo, "pulls");
    return answerRendered(c, timeline(world, repo, number), (one) =>
      "event" in one ? show(world, repo, one, null) : showComment(world, repo, one),
    );
  });
}

/** Events and comments of an issue or pull request as they happened; at the same time comments come first. */
export function timeline(world: World, repo: RepoRow, number: number): (IssueEventRow | CommentRow)[] {
  const comments = world.tables.comments
    .findBy("repo_id", repo.id)
    .filter((one) => one.comment_type === "issue" && one.issue_number === number);
  return [...comments, ...issueEvents(world, repo, number)].sort(
    (one, other) => Date.parse(one.created_at) - Date.parse(other.created_at),
  );
}

function issueNumbered(world: World, repo: RepoRow, event: IssueEventRow): IssueRow | null {
  return findIssue(world, repo.id, event.issue_number) ?? null;
}

async function show(
  world: World,
  repo: RepoRow,
  event: IssueEventRow,
  issue: IssueRow | null,
): Promise<Json> {
  const { tables } = world;
  const actor = await userOf(world, event.actor_id);
  const label =
    event.label_name === null
      ? undefined
      : tables.labels.findBy("repo_id", repo.id).find((one) => one.name === event.label_name);
  return {
    id: event.id,
    node_id: event.node_id,
    url: `${world.url}/repos/${repo.full_name}/issues/events/${event.id}`,
    actor,
    event: event.event,
    commit_id: event.commit_id,
    commit_url: event.commit_url,
    created_at: event.created_at,
    performed_via_github_app: appOf(world, event.actor_id),
    ...(event.label_name !== null && {
      label: { name: event.label_name, color: label?.color ?? "ededed" },
    }),
    ...(event.assignee_id !== null && {
      assignee: await userOf(world, event.assignee_id),
      assigner: actor,
    }),
    ...(event.milestone_title !== null && { milestone: { title: event.milestone_title } }),
    ...(issue && { issue: await render(world, repo, `/issues/${issue.number}`) }),
  };
}

async function showComment(world: World, repo: RepoRow, comment: CommentRow): Promise<Json> {
  const json = await render(world, repo, `/issues/comments/${comment.id}`);
  return { ...json, event: "commented", actor: json.user };
}

async function userOf(world: World, id: number): Promise<Json | null> {
  const user = world.tables.users.get(id);
  return user ? renderUser(world, user.login) : null;
}
