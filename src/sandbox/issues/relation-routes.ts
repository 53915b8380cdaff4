import type { Hono } from "hono";
import type { IssueRow } from "../emulate/tables.js";
import { authorize, canSee, issueOf, repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { invalid, notFound } from "../server/errors.js";
import { answerPage } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import { type Json, render, type World } from "../world.js";
import { addBlockedBy, addSubIssue, removeBlockedBy, removeSubIssue } from "./relate.js";

const issuePath = "/repos/:owner/:repo/issues/:number{[0-9]+}";

/** https://docs.github.com/en/rest/issues/issue-dependencies and …/sub-issues */
export function relationRoutes(app: Hono<Env>, world: World): void {
  const blockedBy = `${issuePath}/dependencies/blocked_by`;
  app.get(blockedBy, (c) => answerIssues(world, c, world.relations.blockersOf(seen(world, c).id)));
  app.get(`${issuePath}/dependencies/blocking`, (c) =>
    answerIssues(world, c, world.relations.blockedBy(seen(world, c).id)),
  );
  app.post(blockedBy, async (c) => {
    const { caller, issue } = written(world, c);
    const blocker = other(world, c, (await bodyOf(c)).issue_id, "issue_id");
    await addBlockedBy(world, caller, issue, blocker);
    return c.json(await show(world, issue), 201);
  });
  app.delete(`${blockedBy}/:id`, async (c) => {
    const { caller, issue } = written(world, c);
    await removeBlockedBy(world, caller, issue, other(world, c, Number(c.req.param("id")), "issue_id"));
    return c.json(await show(world, issue));
  });

  app.get(`${issuePath}/sub_issues`, (c) =>
    answerIssues(world, c, world.relations.childrenOf(seen(world, c).id)),
  );
  app.get(`${issuePath}/parent`, async (c) => {
    const parent = world.tables.issues.get(world.relations.parentOf(seen(world, c).id) ?? -1);
    if (!parent) throw notFound();
    return c.json(await show(world, parent));
  });
  app.post(`${issuePath}/sub_issues`, async (c) => {
    const { caller, issue } = written(world, c);
    const body = await bodyOf(c);
    await addSubIssue(
      world,
      caller,
      issue,
      other(world, c, body.sub_issue_id, "sub_issue_id"),
      body.replace_parent === true,
    );
    return c.json(await show(world, issue), 201);
  });
  app.delete(`${issuePath}/sub_issue`, async (c) => {
    const { caller, issue } = written(world, c);
    await removeSubIssue(
      world,
      caller,
      issue,
      other(world, c, (await bodyOf(c)).sub_issue_id, "sub_issue_id"),
    );
    return c.json(await show(world, issue));
  });
}

function seen(world: World, c: RouteContext): IssueRow {
  return issueOf(world, c, repositoryOf(world, c), "no pulls");
}

function written(world: World, c: RouteContext) {
  const repo = repositoryOf(world, c);
  const caller = authorize(world, c, repo, "issues", "write");
  return { caller, issue: issueOf(world, c, repo, "no pulls") };
}

/** The issue at the other end, by its database id; it may be in another repository that the caller sees. */
function other(world: World, c: RouteContext, id: unknown, field: string): IssueRow {
  if (typeof id !== "number" || !Number.isInteger(id))
    throw invalid("Issue", field, `${field} must be an integer`, "invalid");
  const issue = world.tables.issues.get(id);
  const repo = issue && world.tables.repos.get(issue.repo_id);
  if (!issue || issue.is_pull_request || !repo || !canSee(world, c.get("authUser"), repo)) throw notFound();
  return issue;
}

async function answerIssues(world: World, c: RouteContext, ids: readonly number[]): Promise<Response> {
  const issues = ids.flatMap((id) => world.tables.issues.get(id) ?? []);
  const shown = await Promise.all(issues.map((issue) => show(world, issue)));
  return answerPage(c, shown, (one) => one);
}

function show(world: World, issue: IssueRow): Promise<Json> {
  const repo = world.tables.repos.get(issue.repo_id);
  if (!repo) throw notFound();
  return render(world, repo, `/issues/${issue.number}`);
}
