import type { Hono } from "hono";
import type { CommentRow } from "../emulate/tables.js";
import { isObject } from "../json.js";
import { issueOf, repositoryOf } from "../server/access.js";
import { Refusal } from "../server/errors.js";
import { answerRendered } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import { render, type World } from "../world.js";
import { commentExtras } from "./comment-extras.js";

/** Comments of conversations and of lines, with what GitHub's have beyond the emulator's. */
export function commentRoutes(app: Hono<Env>, world: World): void {
  const complete = (c: RouteContext, next: () => Promise<void>) => withExtras(world, c, next);
  for (const kind of ["issues", "pulls"]) {
    const repository = `/repos/:owner/:repo/${kind}`;
    app.on(["GET", "PATCH"], `${repository}/comments/:id{[0-9]+}`, complete);
    app.get(`${repository}/comments`, complete);
    app.get(`${repository}/comments`, (c) =>
      listComments(world, c, kind === "pulls" ? "review" : "issue", null),
    );
    app.on(["GET", "POST"], `${repository}/:number{[0-9]+}/comments`, complete);
    app.get(`${repository}/:number{[0-9]+}/comments`, (c) => {
      const { number } = issueOf(world, c, repositoryOf(world, c), "pulls");
      return listComments(world, c, kind === "pulls" ? "review" : "issue", number);
    });
  }
  app.get("/repos/:owner/:repo/pulls/:number{[0-9]+}/reviews/:review/comments", complete);
}

/**
 * Of a repository or of one issue. The emulator compares `since` as a text, which loses what happened within its second.
 * In ascending order where no order is wanted: docs.github.com/en/rest/issues/comments
 */
async function listComments(
  world: World,
  c: RouteContext,
  type: CommentRow["comment_type"],
  number: number | null,
): Promise<Response> {
  const repo = repositoryOf(world, c);
  const { since, sort, direction } = c.req.query();
  const from = since === undefined ? Number.NEGATIVE_INFINITY : Date.parse(since);
  if (Number.isNaN(from)) throw new Refusal(422, `${since} is no time`);
  const time = (one: CommentRow) => Date.parse(sort === "updated" ? one.updated_at : one.created_at);
  const sign = sort !== undefined && direction === "desc" ? -1 : 1;
  const listed = world.tables.comments
    .findBy("repo_id", repo.id)
    .filter((one) => one.comment_type === type && Date.parse(one.updated_at) >= from)
    .filter((one) => number === null || (one.issue_number ?? one.pull_number) === number)
    .sort(
      (one, other) => sign * (sort === undefined ? 0 : time(one) - time(other)) || sign * (one.id - other.id),
    );
  const folder = type === "review" ? "pulls" : "issues";
  return answerRendered(c, listed, (one) => render(world, repo, `/${folder}/comments/${one.id}`));
}

async function withExtras(world: World, c: RouteContext, next: () => Promise<void>): Promise<void> {
  const repo = repositoryOf(world, c);
  await next();
  if (!c.res.ok) return;
  const answer: unknown = await c.res.json();
  const complete = (one: unknown) =>
    isObject(one) ? { ...one, ...commentExtras(world, repo, Number(one.id)) } : one;
  const body = Array.isArray(answer) ? answer.map(complete) : complete(answer);
  c.res = new Response(JSON.stringify(body), { status: c.res.status, headers: c.res.headers });
}
