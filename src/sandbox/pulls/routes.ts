import type { Hono } from "hono";
import type { PullRow, RepoRow } from "../emulate/tables.js";
import { fetchObjects } from "../git/fetch-objects.js";
import { fileEntry } from "../git/file-entry.js";
import { commitsBetween } from "../git/history.js";
import { branchTip } from "../git/objects.js";
import { commitMerge, moveBranch } from "../git/write.js";
import { authorize, repositoryOf } from "../server/access.js";
import { bodyOf } from "../server/body.js";
import { invalid, notFound, Refusal } from "../server/errors.js";
import { demandHead } from "../server/guards.js";
import { answerPage } from "../server/pages.js";
import type { Env, RouteContext } from "../server/types.js";
import { actorOf, ownerOf, type World } from "../world.js";
import { announcePull } from "./announce.js";
import type { MergeRequest } from "./merge.js";
import { mergeLayers } from "./merge-layers.js";
import { findPull, mergeOf, openPulls, pullChanges, pullCommits, refreshPull } from "./state.js";

/** GitHub lists no more files of a pull request. */
const mostFiles = 3_000;

/** Pull requests from real commits; what is not here is the emulator's. */
export function pullRoutes(app: Hono<Env>, world: World): void {
  app.post("/repos/:owner/:repo/pulls", async (c, next) => {
    const repo = repositoryOf(world, c);
    await checkNewPull(world, repo, c);
    await next();
    if (c.res.status !== 201) return;
    const { number } = (await c.res.json()) as { number: number };
    const response = await world.call(
      c.get("authUser") ?? null,
      "GET",
      `/repos/${repo.full_name}/pulls/${number}`,
    );
    c.res = new Response(response.body, { status: 201, headers: response.headers });
  });

  app.get("/repos/:owner/:repo/pulls/:number", async (c, next) => {
    const pull = findPull(world, repositoryOf(world, c).id, Number(c.req.param("number")));
    if (pull) refreshPull(world, pull);
    await next();
  });

  app.patch("/repos/:owner/:repo/pulls/:number", async (c, next) => {
    const { repo, pull } = pullOf(world, c);
    await next();
    const after = findPull(world, repo.id, pull.number);
    const caller = c.get("authUser");
    if (!caller || !after || after.base_ref === pull.base_ref) return;
    const changes = { base: { ref: { from: pull.base_ref }, sha: { from: pull.base_sha } } };
    await announcePull(world, caller, after, "edited", { changes });
  });

  app.get("/repos/:owner/:repo/pulls/:number/files", (c) => {
    const { repo, pull } = pullOf(world, c);
    const changes = pullChanges(world, pull).slice(0, mostFiles);
    return answerPage(c, changes, (change) => fileEntry(world, repo, pull.head_sha, change));
  });

  app.get("/repos/:owner/:repo/pulls/:number/commits", async (c) => {
    const { repo, pull } = pullOf(world, c);
    const commits = await Promise.all(
      pullCommits(world, pull).map(async (commit) => {
        const response = await world.call(
          c.get("authUser") ?? null,
          "GET",
          `/repos/${repo.full_name}/commits/${commit.sha}`,
        );
        return response.json();
      }),
    );
    return answerPage(c, commits, (commit) => commit);
  });

  app.get("/repos/:owner/:repo/pulls/:number/merge", (c) => {
    if (!pullOf(world, c).pull.merged) throw notFound();
    return c.body(null, 204);
  });

  app.put("/repos/:owner/:repo/pulls/:number/merge", async (c) => {
    const { repo, pull } = pullOf(world, c);
    const caller = authorize(world, c, repo, "contents", "write");
    return c.json(await mergeLayers(world, caller, repo, pull, (await bodyOf(c)) as MergeRequest));
  });

  app.put("/repos/:owner/:repo/pulls/:number/update-branch", async (c) => {
    const { repo, pull } = pullOf(world, c);
    const isApp = c.get("authUser")?.installation !== undefined;
    const caller = authorize(world, c, repo, "pull_requests", isApp ? "write" : "read");
    const from = world.tables.repos.get(pull.head_repo_id);
    if (!from) throw new Refusal(422, "The head repository is gone");
    demandHead(world, c, from);
    const base = branchTip(world.tables, repo.id, pull.base_ref) ?? pull.base_sha;
    const merge = mergeOf(world, repo.id, pull.head_sha, base);
    if (merge.conflicts.length > 0) throw new Refusal(422, "merge conflict between base and head");
    const message = `Merge branch '${pull.base_ref}' into ${pull.head_ref}`;
    const sha = await commitMerge(world, caller, repo, merge, [pull.head_sha, base], message);
    fetchObjects(world.tables, repo.id, from.id, sha);
    await moveBranch(world, actorOf(world, caller).login, from, pull.head_ref, sha);
    return c.json(
      { message: "Updating pull request branch.", url: `${world.url}/${repo.full_name}/pull/${pull.number}` },
      202,
    );
  });
}

export function pullOf(world: World, c: RouteContext): { repo: RepoRow; pull: PullRow } {
  const repo = repositoryOf(world, c);
  const pull = findPull(world, repo.id, Number(c.req.param("number")));
  if (!pull) throw notFound();
  return { repo, pull };
}

/** `OWNER:BRANCH` names the fork of that owner. */
function repositoryOfHead({ tables }: World, repo: RepoRow, owner: string): RepoRow | undefined {
  const network = [repo, ...tables.repos.all().filter((one) => one.forked_from_id === repo.id)];
  return network.find((one) => ownerOf(tables, one).login === owner);
}

/** The emulator would create missing branches and takes a second pull request for the same branches. */
async function checkNewPull(world: World, repo: RepoRow, c: RouteContext): Promise<void> {
  const { head, base } = await bodyOf(c);
  if (typeof head !== "string" || typeof base !== "string") return;
  const [owner = "", branch = ""] = head.includes(":")
    ? head.split(/:(.*)/s)
    : [ownerOf(world.tables, repo).login, head];
  const from = repositoryOfHead(world, repo, owner);
  const headSha = from ? branchTip(world.tables, from.id, branch) : null;
  const baseSha = branchTip(world.tables, repo.id, base);
  if (!from || headSha === null) throw invalid("PullRequest", "head", "head is invalid", "invalid");
  if (baseSha === null) throw invalid("PullRequest", "base", "base is invalid", "invalid");
  const same = openPulls(world, repo.id).some(
    (pull) => pull.head_repo_id === from.id && pull.head_ref === branch && pull.base_ref === base,
  );
  demandHead(world, c, from);
  if (same) throw invalid("PullRequest", "head", `A pull request already exists for ${owner}:${branch}.`);
  fetchObjects(world.tables, from.id, repo.id, headSha);
  if (commitsBetween(world.tables, repo.id, baseSha, headSha).length === 0) {
    throw invalid("PullRequest", "head", `No commits between ${base} and ${branch}`);
  }
}
