import type { Hono } from "hono";
import type { IssueRow, RepoRow } from "../emulate/tables.js";
import { isObject } from "../json.js";
import { findIssue, issueOf, permissionOf, repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { notFound, Refusal } from "../server/errors.js";
import type { Env, RouteContext } from "../server/types.js";
import { type Json, render, type World } from "../world.js";
import { commentRoutes } from "./comment-routes.js";
import { eventRoutes } from "./event-routes.js";
import { issueExtras } from "./extras.js";
import { limitRoutes } from "./limits.js";
import { reactionRoutes } from "./reaction-routes.js";
import { relationRoutes } from "./relation-routes.js";

/** Issues, as far as the emulator's differ from GitHub's. */
export function issueRoutes(app: Hono<Env>, world: World): void {
  app.use("/repos/:owner/:repo/issues/:number{[0-9]+}/*", (c, next) => sendOn(world, c, next));
  limitRoutes(app);
  reactionRoutes(app, world);
  relationRoutes(app, world);

  app.get("/repos/:owner/:repo/issues/:number{[0-9]+}", async (c, next) => {
    const repo = repositoryOf(world, c);
    const issue = findIssue(world, repo.id, Number(c.req.param("number")));
    if (!issue?.is_pull_request) return withExtras(world, repo, c, next);
    return c.json(await pullAsIssue(world, repo, issue));
  });
  const plain = (c: RouteContext, next: () => Promise<void>) =>
    withExtras(world, repositoryOf(world, c), c, next);
  commentRoutes(app, world);
  eventRoutes(app, world);
  app.get("/repos/:owner/:repo/issues", plain);
  app.post("/repos/:owner/:repo/issues", plain);
  app.patch("/repos/:owner/:repo/issues/:number{[0-9]+}", plain);

  app.post("/repos/:owner/:repo/issues/:number{[0-9]+}/assignees", async (c, next) => {
    if (c.env?.internal) return next();
    const repo = repositoryOf(world, c);
    issueOf(world, c, repo, "pulls");
    const { assignees } = await bodyOf(c);
    const logins = (Array.isArray(assignees) ? assignees : []).filter((one) => typeof one === "string");
    // GitHub leaves out, without a word, whoever can't be assigned.
    const body = { assignees: logins.filter((login) => isAssignable(world, repo, login)) };
    return world.call(c.get("authUser") ?? null, "POST", c.req.path, body);
  });

  app.get("/repos/:owner/:repo/assignees/:login", (c) => {
    if (!isAssignable(world, repositoryOf(world, c), c.req.param("login"))) throw notFound();
    return c.body(null, 204);
  });
  app.get("/repos/:owner/:repo/issues/:number{[0-9]+}/assignees/:login", (c) => {
    const repo = repositoryOf(world, c);
    issueOf(world, c, repo, "pulls");
    if (!isAssignable(world, repo, c.req.param("login"))) throw notFound();
    return c.body(null, 204);
  });
}

/** People with a role in the repository; a bot can't be assigned. */
function isAssignable(world: World, repo: RepoRow, login: string): boolean {
  const user = world.tables.users.findOneBy("login", login);
  return user !== undefined && permissionOf(world, user.id, repo) !== null;
}

async function withExtras(
  world: World,
  repo: RepoRow,
  c: RouteContext,
  next: () => Promise<void>,
): Promise<undefined> {
  await next();
  if (!c.res.ok) return undefined;
  const answer: unknown = await c.res.json();
  const complete = (one: unknown) => {
    if (!isObject(one)) return one;
    const row = findIssue(world, repo.id, Number(one.number));
    return row ? { ...one, ...issueExtras(world, repo, row) } : one;
  };
  const body = Array.isArray(answer) ? answer.map(complete) : complete(answer);
  c.res = new Response(JSON.stringify(body), { status: c.res.status, headers: c.res.headers });
  return undefined;
}

/** At GitHub every pull request is an issue as well; the emulator keeps them apart. */
async function pullAsIssue(world: World, repo: RepoRow, issue: IssueRow): Promise<Json> {
  const pull = await render(world, repo, `/pulls/${issue.number}`);
  const url = `${world.url}/repos/${repo.full_name}/issues/${issue.number}`;
  const shared = [
    "number",
    "title",
    "user",
    "labels",
    "state",
    "locked",
    "assignee",
    "assignees",
    "milestone",
    "created_at",
    "updated_at",
    "closed_at",
    "body",
    "author_association",
  ];
  return {
    url,
    repository_url: `${world.url}/repos/${repo.full_name}`,
    comments_url: `${url}/comments`,
    id: issue.id,
    ...Object.fromEntries(shared.map((field) => [field, pull[field]])),
    comments: issue.comments,
    state_reason: null,
    ...issueExtras(world, repo, issue),
  };
}

/** A deleted issue answers 410, a transferred one a redirect. */
async function sendOn(
  world: World,
  c: RouteContext,
  next: () => Promise<void>,
): Promise<Response | undefined> {
  const repo = repositoryOf(world, c);
  const number = Number(c.req.param("number"));
  const row = world.tables.issues.findBy("repo_id", repo.id).find((one) => one.number === number);
  const gone = row && world.gone.get(row.id);
  if (gone === undefined) {
    await next();
    return undefined;
  }
  if (gone === "deleted") throw new Refusal(410, "This issue was deleted");
  const url = `${world.url}/repos/${gone.repository}/issues/${gone.number}`;
  return c.json({ message: "Moved Permanently", url }, 301, { location: url });
}
