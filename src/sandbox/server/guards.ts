import type { Hono } from "hono";
import type { RepoRow, UserRow } from "../emulate/tables.js";
import { findPull } from "../pulls/state.js";
import type { Json, World } from "../world.js";
import { effectiveRole, findIssue, findRepository, repositoryOf } from "./access.js";
import { bodyOf } from "./body.js";
import { invalid, Refusal } from "./errors.js";
import { atLeast, type BaseRole } from "./roles.js";
import type { Env, RouteContext } from "./types.js";

type Next = () => Promise<void>;

/** A person at a repository: those are bound by their role, an App by its permissions. */
interface Visitor {
  user: UserRow;
  repo: RepoRow;
  role: BaseRole | null;
}

const issues = "/repos/:owner/:repo/issues/:number{[0-9]+}";
const pulls = "/repos/:owner/:repo/pulls/:number{[0-9]+}";

/**
 * What people may do by their role, which the emulator doesn't ask: whoever can read opens issues, comments, reviews, and
 * edits what is their own (docs.github.com: "Repository roles for an organization").
 */
export function guardRoutes(app: Hono<Env>, world: World): void {
  const guard = (check: (visitor: Visitor, c: RouteContext) => void | Promise<void>) => {
    return async (c: RouteContext, next: Next) => {
      const visitor = visitorOf(world, c);
      if (visitor) await check(visitor, c);
      await next();
    };
  };
  const need = (wanted: BaseRole) => guard(({ role }) => demand(atLeast(role, wanted)));

  app.use("/repos/:owner/:repo/*", async (c, next) => {
    if (!c.env?.internal && findRepository(world, c.req.param("owner"), c.req.param("repo")))
      refuseArchived(c, repositoryOf(world, c));
    await next();
  });
  for (const path of ["labels", "labels/:name", "milestones", "milestones/:id"])
    app.on(["POST", "PATCH", "DELETE"], `/repos/:owner/:repo/${path}`, need("push"));
  for (const path of ["labels", "labels/:name"])
    app.on(["POST", "PUT", "DELETE"], `${issues}/${path}`, need("triage"));
  app.on(["PUT", "DELETE"], `${issues}/lock`, need("push"));
  app.put(`${pulls}/reviews/:id/dismissals`, need("push"));
  app.on(["PUT", "POST", "PATCH", "DELETE"], "/repos/:owner/:repo/branches/*", need("admin"));
  for (const path of ["", "/transfer"])
    app.on(["PATCH", "DELETE", "POST"], `/repos/:owner/:repo${path}`, need("admin"));

  for (const kind of ["issues", "pulls"])
    app.on(
      ["PATCH", "DELETE"],
      `/repos/:owner/:repo/${kind}/comments/:id{[0-9]+}`,
      guard(({ user, role }, c) => {
        const comment = world.tables.comments.get(Number(c.req.param("id")));
        demand(comment?.user_id === user.id || atLeast(role, "push"));
      }),
    );
  app.patch(
    issues,
    guard(async (visitor, c) => {
      const issue = findIssue(world, visitor.repo.id, Number(c.req.param("number")));
      if (issue) mayEdit(visitor, issue.user_id, await bodyOf(c));
    }),
  );
  app.patch(
    pulls,
    guard(async (visitor, c) => {
      const pull = findPull(world, visitor.repo.id, Number(c.req.param("number")));
      if (pull) mayEdit(visitor, pull.user_id, await bodyOf(c));
    }),
  );
  app.on(
    ["POST", "DELETE"],
    `${pulls}/requested_reviewers`,
    guard(({ user, repo, role }, c) => {
      const pull = findPull(world, repo.id, Number(c.req.param("number")));
      demand(pull?.user_id === user.id || atLeast(role, "triage"));
    }),
  );
  app.post(
    `${pulls}/reviews`,
    guard(async ({ user, repo }, c) => {
      const pull = findPull(world, repo.id, Number(c.req.param("number")));
      const { event } = await bodyOf(c);
      const verb = { APPROVE: "approve", REQUEST_CHANGES: "request changes on" }[String(event)];
      if (pull?.user_id === user.id && verb !== undefined)
        throw new Refusal(422, "Unprocessable Entity", [`Can not ${verb} your own pull request`]);
    }),
  );

  // Whoever may not gets the issue without them, and no word.
  const dropped = ["labels", "assignees", "milestone", "type"];
  app.post("/repos/:owner/:repo/issues", (c, next) => withoutWord(world, c, next, dropped));
  app.patch(issues, (c, next) => withoutWord(world, c, next, dropped));
  app.on(["POST", "DELETE"], `${issues}/assignees`, (c, next) => withoutWord(world, c, next, ["assignees"]));
}

/** All that hangs on an archived repository is read-only; the repository itself can be set to work again. */
function refuseArchived(c: RouteContext, repo: RepoRow): void {
  const [, , , , part = ""] = c.req.path.split("/");
  if (repo.archived && c.req.method !== "GET" && !["", "transfer", "forks"].includes(part))
    throw new Refusal(403, "Repository was archived so is read-only.");
}

/** Undefined: nobody, an App, or the sandbox itself; and where there is no such repository, which others answer. */
function visitorOf(world: World, c: RouteContext): Visitor | undefined {
  const caller = c.get("authUser");
  if (c.env?.internal || !caller || caller.installation) return undefined;
  const user = world.tables.users.findOneBy("login", caller.login);
  const repo = findRepository(world, c.req.param("owner") ?? "", c.req.param("repo") ?? "");
  return user && repo && { user, repo, role: effectiveRole(world, user.id, repo) };
}

function demand(granted: boolean): void {
  if (!granted) throw new Refusal(403, "Must have admin rights to Repository.");
}

/** An author edits, closes and reopens what is theirs; triage closes and reopens, write edits. */
function mayEdit({ user, role }: Visitor, authorId: number, body: Json): void {
  const rewrites = ["title", "body", "base"].some((field) => field in body);
  demand(authorId === user.id || atLeast(role, rewrites ? "push" : "triage"));
}

async function withoutWord(
  world: World,
  c: RouteContext,
  next: Next,
  fields: readonly string[],
): Promise<Response | undefined> {
  const visitor = visitorOf(world, c);
  const body = await bodyOf(c);
  if (!visitor || atLeast(visitor.role, "triage") || !fields.some((field) => field in body)) {
    await next();
    return undefined;
  }
  const kept = Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
  return world.call(c.get("authUser") ?? null, c.req.method, c.req.path, kept);
}

/** The head of a pull request is pushed by its author: it must be a branch that they may write. */
export function demandHead(world: World, c: RouteContext, from: RepoRow): void {
  const caller = c.get("authUser");
  if (c.env?.internal || !caller || caller.installation) return;
  const user = world.tables.users.findOneBy("login", caller.login);
  if (!user || !atLeast(effectiveRole(world, user.id, from), "push"))
    throw invalid("PullRequest", "base", "must be a collaborator");
}
