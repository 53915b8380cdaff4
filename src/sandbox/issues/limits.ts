import type { Hono } from "hono";
import { bodyOf } from "../server/body.js";
import { invalid } from "../server/errors.js";
import type { Env, RouteContext } from "../server/types.js";
import type { Json } from "../world.js";

const longestTitle = 256;
const longestBody = 65_536;
const longestLabel = 50;
const longestDescription = 100;
const mostLabels = 100;
const mostAssignees = 10;

/** GitHub's limits of texts, which the emulator has not; each answered 422. */
export function limitRoutes(app: Hono<Env>): void {
  const issue = check("Issue", checkText, checkLists);
  const pull = check("PullRequest", checkText);
  const comment = check("IssueComment", checkText);
  const label = check("Label", checkLabel);
  app.post("/repos/:owner/:repo/issues", issue);
  app.patch("/repos/:owner/:repo/issues/:number", issue);
  app.post("/repos/:owner/:repo/issues/:number/labels", issue);
  app.put("/repos/:owner/:repo/issues/:number/labels", issue);
  app.post("/repos/:owner/:repo/issues/:number/comments", comment);
  app.patch("/repos/:owner/:repo/issues/comments/:id", comment);
  app.post("/repos/:owner/:repo/pulls/:number/comments", comment);
  app.patch("/repos/:owner/:repo/pulls/comments/:id", comment);
  app.post("/repos/:owner/:repo/pulls", pull);
  app.patch("/repos/:owner/:repo/pulls/:number", pull);
  app.post("/repos/:owner/:repo/labels", label);
  app.patch("/repos/:owner/:repo/labels/:name", label);
}

type Check = (resource: string, body: Json) => void;

function check(resource: string, ...checks: Check[]) {
  return async (c: RouteContext, next: () => Promise<void>) => {
    const body = await bodyOf(c);
    for (const one of checks) one(resource, body);
    await next();
  };
}

function checkText(resource: string, { title, body }: Json): void {
  if (typeof title === "string" && title.length > longestTitle) {
    throw invalid(resource, "title", `title is too long (maximum is ${longestTitle} characters)`);
  }
  if (typeof body === "string" && body.length > longestBody) {
    throw invalid(resource, "body", `body is too long (maximum is ${longestBody} characters)`);
  }
}

function checkLists(resource: string, { labels, assignees }: Json): void {
  if (Array.isArray(labels)) {
    if (labels.length > mostLabels) throw invalid(resource, "labels", `at most ${mostLabels} labels`);
    for (const label of labels) {
      const name = typeof label === "string" ? label : (label as { name?: unknown } | null)?.name;
      if (typeof name === "string") checkLabel("Label", { name });
    }
  }
  if (Array.isArray(assignees) && assignees.length > mostAssignees) {
    throw invalid(resource, "assignees", `at most ${mostAssignees} assignees`);
  }
}

function checkLabel(resource: string, { name, new_name, description }: Json): void {
  const names = [name, new_name].filter((one) => typeof one === "string");
  if (names.some((one) => one.length > longestLabel)) {
    throw invalid(resource, "name", `name is too long (maximum is ${longestLabel} characters)`);
  }
  if (typeof description === "string" && description.length > longestDescription) {
    throw invalid(
      resource,
      "description",
      `description is too long (maximum is ${longestDescription} characters)`,
    );
  }
}
