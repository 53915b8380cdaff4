import type { Hono } from "hono";
import type { PullRow, RepoRow } from "../emulate/tables.js";
import { isObject } from "../json.js";
import { nodeIdOf } from "../node-id.js";
import { authorize, repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { invalid, notFound } from "../server/errors.js";
import { answerPage } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import type { Json, World } from "../world.js";
import { announcePull } from "./announce.js";
import { stackOf } from "./stack-fields.js";
import type { Stack } from "./stacks.js";
import { findPull } from "./state.js";

const stacks = "/repos/:owner/:repo/stacks";

/** Stacked pull requests, in preview at GitHub: https://docs.github.com/en/rest/pulls/stacks */
export function stackRoutes(app: Hono<Env>, world: World): void {
  const pulls = "/repos/:owner/:repo/pulls";
  app.get(pulls, (c, next) => withStack(world, c, next));
  app.on(["GET", "PATCH"], `${pulls}/:number{[0-9]+}`, (c, next) => withStack(world, c, next));

  app.get(stacks, (c) => {
    const repo = repositoryOf(world, c);
    const wanted = c.req.query("pull_request");
    const pull = wanted === undefined ? undefined : findPull(world, repo.id, Number(wanted));
    const listed = world.stacks
      .of(repo.id)
      .filter((one) => wanted === undefined || (pull !== undefined && one.pulls.includes(pull.id)));
    return answerPage(c, listed, (one) => show(world, repo, one));
  });
  app.get(`${stacks}/:number{[0-9]+}`, (c) => {
    const repo = repositoryOf(world, c);
    return c.json(show(world, repo, stackNumbered(world, c, repo)));
  });

  app.post(stacks, async (c) => {
    const repo = repositoryOf(world, c);
    authorize(world, c, repo, "pull_requests", "write");
    const layers = layersOf(world, repo, (await bodyOf(c)).pull_requests, null);
    const [bottom] = layers;
    if (!bottom || layers.length < 2) throw unstackable("a stack has two pull requests at least");
    const stack = world.stacks.create(
      repo.id,
      bottom.base_ref,
      layers.map((one) => one.id),
    );
    await announce(world, c, layers);
    return c.json(show(world, repo, stack), 201);
  });
  app.post(`${stacks}/:number{[0-9]+}/add`, async (c) => {
    const repo = repositoryOf(world, c);
    authorize(world, c, repo, "pull_requests", "write");
    const stack = stackNumbered(world, c, repo);
    const top = world.tables.pullRequests.get(stack.pulls.at(-1) ?? -1) ?? null;
    const layers = layersOf(world, repo, (await bodyOf(c)).pull_requests, top);
    stack.pulls.push(...layers.map((one) => one.id));
    await announce(world, c, layers);
    return c.json(show(world, repo, stack));
  });
  app.post(`${stacks}/:number{[0-9]+}/unstack`, (c) => {
    const repo = repositoryOf(world, c);
    authorize(world, c, repo, "pull_requests", "write");
    const stack = stackNumbered(world, c, repo);
    stack.pulls = stack.pulls.filter((id) => world.tables.pullRequests.get(id)?.merged);
    return stack.pulls.length === 0 ? c.body(null, 204) : c.json(show(world, repo, stack));
  });
}

async function withStack(world: World, c: RouteContext, next: () => Promise<void>): Promise<void> {
  const repo = repositoryOf(world, c);
  await next();
  if (!c.res.ok) return;
  const answer: unknown = await c.res.json();
  const complete = (one: unknown) => {
    const pull = isObject(one) ? findPull(world, repo.id, Number(one.number)) : undefined;
    return pull && isObject(one) ? { ...one, stack: stackOf(world, pull) } : one;
  };
  const body = Array.isArray(answer) ? answer.map(complete) : complete(answer);
  c.res = new Response(JSON.stringify(body), { status: c.res.status, headers: c.res.headers });
}

/** Open pull requests of the repository's own branches, each on the head of the one before, `below` the first. */
function layersOf(world: World, repo: RepoRow, numbers: unknown, below: PullRow | null): PullRow[] {
  if (!Array.isArray(numbers) || numbers.length === 0) throw unstackable("pull_requests is missing");
  const layers = numbers.map((number) => {
    const pull = findPull(world, repo.id, Number(number));
    if (pull?.state !== "open") throw unstackable(`#${number} is no open pull request`);
    if (pull.head_repo_id !== repo.id) throw unstackable(`#${number} comes from a fork`);
    if (world.stacks.find(pull.id)) throw unstackable(`#${number} is in a stack already`);
    return pull;
  });
  for (const [index, layer] of layers.entries()) {
    const under = index === 0 ? below : layers[index - 1];
    if (under && layer.base_ref !== under.head_ref)
      throw unstackable(`#${layer.number} is not based on #${under.number}`);
  }
  return layers;
}

async function announce(world: World, c: RouteContext, layers: readonly PullRow[]): Promise<void> {
  const caller = c.get("authUser");
  for (const layer of layers)
    if (caller) await announcePull(world, caller, layer, "stacked", { stack: stackOf(world, layer) });
}

function unstackable(message: string) {
  return invalid("PullRequestStack", "pull_requests", message);
}

function stackNumbered(world: World, c: RouteContext, repo: RepoRow): Stack {
  const stack = world.stacks.of(repo.id).find((one) => one.number === Number(c.req.param("number")));
  if (!stack) throw notFound();
  return stack;
}

function show(world: World, repo: RepoRow, stack: Stack): Json {
  const api = `${world.url}/repos/${repo.full_name}`;
  const layers = stack.pulls.flatMap((id) => world.tables.pullRequests.get(id) ?? []);
  return {
    id: stack.id,
    number: stack.number,
    node_id: nodeIdOf("PullRequestStack", stack.id),
    url: `${api}/stacks/${stack.number}`,
    base: { ref: stack.baseRef },
    open: layers.some((one) => one.state === "open"),
    created_at: stack.createdAt,
    pull_requests: layers.map((one) => ({
      id: one.id,
      number: one.number,
      node_id: one.node_id,
      title: one.title,
      url: `${api}/pulls/${one.number}`,
      html_url: `${world.url}/${repo.full_name}/pull/${one.number}`,
      state: one.state,
      draft: one.draft,
      merged_at: one.merged_at,
      head: { ref: one.head_ref, sha: one.head_sha },
      base: { ref: one.base_ref, sha: one.base_sha },
    })),
  };
}
