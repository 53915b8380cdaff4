import type { Hono } from "hono";
import type { Caller } from "../emulate/caller.js";
import type { CommentRow, PullRow, RepoRow, ReviewRow } from "../emulate/tables.js";
import { isObject } from "../json.js";
import { nodeIdOf } from "../node-id.js";
import { authorizeReader } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { invalid, notFound, Refusal } from "../server/errors.js";
import type { Env, RouteContext } from "../server/types.js";
import { actorOf, type Json, ownerOf, render, renderUser, type World } from "../world.js";
import { pullOf } from "./routes.js";

const pullPath = "/repos/:owner/:repo/pulls/:number{[0-9]+}";
const permissions = ["pull_requests"];

/** Comments on lines as part of a review, replies, and edits of a review: docs.github.com/en/rest/pulls/comments */
export function reviewRoutes(app: Hono<Env>, world: World): void {
  app.post(`${pullPath}/comments`, async (c) => {
    const { repo, pull } = pullOf(world, c);
    const caller = authorizeReader(world, c, repo, permissions);
    const body = await bodyOf(c);
    const given = body.in_reply_to ?? body.in_reply_to_id;
    const place = given === undefined ? placeOf(body) : replyTo(world, repo, pull, Number(given));
    return c.json(await addSingle(world, caller, repo, pull, textOf(body), place), 201);
  });

  app.post(`${pullPath}/comments/:id{[0-9]+}/replies`, async (c) => {
    const { repo, pull } = pullOf(world, c);
    const caller = authorizeReader(world, c, repo, permissions);
    const place = replyTo(world, repo, pull, Number(c.req.param("id")));
    return c.json(await addSingle(world, caller, repo, pull, textOf(await bodyOf(c)), place), 201);
  });

  // The emulator announces no comment of a review, and knows lines by their position alone.
  app.post(`${pullPath}/reviews`, async (c, next) => {
    const { comments, ...review } = await bodyOf(c);
    const wanted = (Array.isArray(comments) ? comments : []).map((one) => (isObject(one) ? one : {}));
    const caller = c.get("authUser");
    if (c.env?.internal || !caller || wanted.length === 0) {
      await next();
      return undefined;
    }
    const { repo, pull } = pullOf(world, c);
    const places = wanted.map((one) => ({ text: textOf(one), place: placeOf(one) }));
    const answer = await world.call(caller, "POST", c.req.path, review);
    if (!answer.ok) return answer;
    const { id } = (await answer.clone().json()) as { id: number };
    const row = world.tables.reviews.get(id);
    if (!row) throw notFound();
    for (const { text, place } of places) addComment(world, pull, row, text, place);
    await announceComments(world, caller, repo, row);
    return answer;
  });

  app.post(`${pullPath}/reviews/:id/events`, async (c, next) => {
    const { repo } = pullOf(world, c);
    const review = world.tables.reviews.get(Number(c.req.param("id")));
    await next();
    const caller = c.get("authUser");
    if (c.res.ok && caller && review) await announceComments(world, caller, repo, review);
  });

  app.put(`${pullPath}/reviews/:id{[0-9]+}`, async (c) => {
    const { repo, pull } = pullOf(world, c);
    const caller = authorizeReader(world, c, repo, permissions);
    const review = reviewOf(world, c, repo, pull);
    const actor = actorOf(world, caller);
    if (review.user_id !== actor.id) throw new Refusal(403, "Must have admin rights to Repository.");
    const body = textOf(await bodyOf(c));
    world.tables.reviews.update(review.id, { body });
    if (review.state !== "PENDING" && review.body !== body) {
      const changes = { body: { from: review.body ?? "" } };
      await announce(world, caller, repo, pull, "pull_request_review", "edited", {
        review: await render(world, repo, `/pulls/${pull.number}/reviews/${review.id}`),
        changes,
      });
    }
    return c.json(await render(world, repo, `/pulls/${pull.number}/reviews/${review.id}`));
  });
}

type Place = Pick<CommentRow, "path" | "line" | "side" | "position" | "subject_type" | "in_reply_to_id"> & {
  commit_sha?: string | null;
};

function textOf({ body }: Json): string {
  if (typeof body !== "string" || body.trim() === "")
    throw invalid("PullRequestReviewComment", "body", "body can't be blank");
  return body;
}

function placeOf(given: Json): Place {
  const number = (value: unknown) => (typeof value === "number" && Number.isInteger(value) ? value : null);
  const { path, side, subject_type: type } = given;
  if (typeof path !== "string" || path === "")
    throw invalid("PullRequestReviewComment", "path", "path is missing", "missing_field");
  const line = number(given.line);
  const position = number(given.position);
  if (line === null && position === null && type !== "file")
    throw invalid("PullRequestReviewComment", "line", "line is missing", "missing_field");
  return {
    path,
    line: line ?? position,
    position: position ?? line,
    side: side === "LEFT" ? "LEFT" : "RIGHT",
    subject_type: type === "file" ? "file" : "line",
    in_reply_to_id: null,
    ...(typeof given.commit_id === "string" && { commit_sha: given.commit_id }),
  };
}

/** A reply stands where the first comment of its thread does: replies to replies are not known to GitHub. */
function replyTo(world: World, repo: RepoRow, pull: PullRow, id: number): Place {
  const found = world.tables.comments.get(id);
  if (found?.comment_type !== "review" || found.repo_id !== repo.id || found.pull_number !== pull.number)
    throw notFound();
  const { path, line, position, side, subject_type, commit_sha } = found;
  return {
    path,
    line,
    position,
    side,
    subject_type,
    commit_sha,
    in_reply_to_id: found.in_reply_to_id ?? found.id,
  };
}

/** At GitHub every comment on a line belongs to a review; a single one to one of its own. */
async function addSingle(
  world: World,
  caller: Caller,
  repo: RepoRow,
  pull: PullRow,
  text: string,
  place: Place,
): Promise<Json> {
  const { reviews } = world.tables;
  const review = reviews.insert({
    node_id: "",
    repo_id: repo.id,
    pull_number: pull.number,
    user_id: actorOf(world, caller).id,
    body: null,
    state: "COMMENTED",
    commit_id: place.commit_sha ?? pull.head_sha,
    submitted_at: new Date().toISOString(),
  });
  reviews.update(review.id, { node_id: nodeIdOf("PullRequestReview", review.id) });
  const comment = addComment(world, pull, review, text, place);
  await announceComments(world, caller, repo, review);
  await announce(world, caller, repo, pull, "pull_request_review", "submitted", {
    review: await render(world, repo, `/pulls/${pull.number}/reviews/${review.id}`),
  });
  return render(world, repo, `/pulls/comments/${comment.id}`);
}

function addComment(world: World, pull: PullRow, review: ReviewRow, text: string, place: Place): CommentRow {
  const { comments, pullRequests } = world.tables;
  const row = comments.insert({
    ...place,
    node_id: "",
    repo_id: pull.repo_id,
    issue_number: null,
    pull_number: pull.number,
    body: text,
    user_id: review.user_id,
    comment_type: "review",
    review_id: review.id,
    commit_sha: place.commit_sha ?? review.commit_id,
  });
  comments.update(row.id, { node_id: nodeIdOf("PullRequestReviewComment", row.id) });
  const count = (pullRequests.get(pull.id)?.review_comments ?? 0) + 1;
  pullRequests.update(pull.id, { review_comments: count });
  return row;
}

/** One event for each; none while the review is pending. */
async function announceComments(
  world: World,
  caller: Caller,
  repo: RepoRow,
  review: ReviewRow,
): Promise<void> {
  const pull = world.tables.pullRequests
    .findBy("number", review.pull_number)
    .find((one) => one.repo_id === repo.id);
  if (!pull || world.tables.reviews.get(review.id)?.state === "PENDING") return;
  for (const comment of world.tables.comments.findBy("repo_id", repo.id))
    if (comment.review_id === review.id)
      await announce(world, caller, repo, pull, "pull_request_review_comment", "created", {
        comment: await render(world, repo, `/pulls/comments/${comment.id}`),
      });
}

async function announce(
  world: World,
  caller: Caller,
  repo: RepoRow,
  pull: PullRow,
  event: string,
  action: string,
  more: Json,
): Promise<void> {
  const [json, repository, sender] = await Promise.all([
    render(world, repo, `/pulls/${pull.number}`),
    render(world, repo, ""),
    renderUser(world, actorOf(world, caller).login),
  ]);
  const payload = { action, pull_request: json, repository, sender, ...more };
  world.emit(event, action, payload, ownerOf(world.tables, repo).login, repo.name);
}

function reviewOf(world: World, c: RouteContext, repo: RepoRow, pull: PullRow): ReviewRow {
  const review = world.tables.reviews.get(Number(c.req.param("id")));
  if (review?.repo_id !== repo.id || review.pull_number !== pull.number) throw notFound();
  return review;
}
