import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { pressButton } from "./press-button.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

async function planned(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind });
  // Here nobody claims, and several touch one file.
  await world.push({
    [planPath]: ferryPlan,
    ".github/signalbox.yml": "rules: { claim: off, overlap: off, done: off }\n",
  });
  return world;
}

interface Opened {
  number: number;
  sha: string;
}

/** Opens a pull request that closes an item's issue and touches these paths. */
async function open(world: World, key: string, paths: string[], branch = `work-${key}`): Promise<Opened> {
  const files = Object.fromEntries(paths.map((path) => [path, `${key}\n`]));
  const { number: issue } = await issueOf(world, key);
  const sha = await world.ada.push(world, { branch, from: "main", message: `Work on ${key}`, files });
  const number = await world.ada.openPull(world, {
    head: branch,
    title: `Work on ${key}`,
    body: `Closes #${issue}`,
  });
  await world.settle();
  return { number, sha };
}

async function comments(world: World, number: number): Promise<string[]> {
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.issues.listComments({ owner, repo, issue_number: number });
  return data.map((one) => one.body ?? "");
}

function requests(world: World): string[] {
  return world.sandbox
    .requests()
    .filter((one) => one.actor === "signalbox[bot]")
    .map((one) => `${one.method} ${one.path}`);
}

function writes(world: World): string[] {
  return world.sandbox
    .requests()
    .filter((one) => one.actor === "signalbox[bot]" && one.method !== "GET" && one.operation !== "query")
    .map((one) => `${one.method} ${one.path}`);
}

describe.each(storeKinds)("a pull request (%s)", (kind) => {
  it("within its own files passes, without a comment", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["hull/keel.md"]);
    expect(await checkOf(world, pull.sha)).toMatchObject({
      conclusion: "success",
      title: "Clear: 1 file, track hull",
    });
    expect(await comments(world, pull.number)).toEqual([]);
    expect(world.errors()).toEqual([]);
  });

  it("that touches another track's files fails, with one comment, and passes when it no longer does", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["hull/keel.md", "deck/plank.md"]);
    const check = await checkOf(world, pull.sha);
    expect(check).toMatchObject({ conclusion: "failure", title: "1 file belongs to track deck" });
    expect(check?.summary).toMatch(/\| `deck\/plank\.md` \| `deck` \| ownership \|/);
    expect(await comments(world, pull.number)).toEqual([
      expect.stringContaining("<!-- signalbox:verdict -->"),
    ]);

    const message = "Leave the deck alone";
    const sha = await world.ada.push(world, { branch: "work-A1", message, files: { "deck/plank.md": null } });
    await world.settle();
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "success" });
    expect(await comments(world, pull.number)).toEqual([]);
  });

  it("that moves a file out of another track's folder touches that track's file", async () => {
    const world = await planned(kind);
    await world.push({ "deck/old.md": "Some text that stays as it is when the file is moved elsewhere\n" });
    const { number: issue } = await issueOf(world, "A1");
    const change = {
      branch: "move",
      from: "main",
      message: "Move",
      files: {},
      renames: { "deck/old.md": "hull/new.md" },
    };
    const sha = await world.ada.push(world, change);
    await world.ada.openPull(world, { head: "move", title: "Move", body: `Closes #${issue}` });
    await world.settle();
    expect(await checkOf(world, sha)).toMatchObject({
      conclusion: "failure",
      title: "1 file belongs to track deck",
    });
  });

  it("whose dependency is open fails, and is judged again when that is closed", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A2", ["hull/paint.md"]);
    const before = await checkOf(world, pull.sha);
    expect(before).toMatchObject({ conclusion: "failure", title: "1 dependency open" });
    const { number } = await issueOf(world, "A1");
    expect(before?.summary).toContain(`#${number}`);
    const { owner, repo } = world;
    await world.mona.octokit.rest.issues.update({
      owner,
      repo,
      issue_number: number,
      state: "closed",
      state_reason: "completed",
    });
    await world.settle();
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "success" });
  });

  it("judged the same again is not written twice", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["deck/plank.md"]);
    world.sandbox.clearRequests();
    const { owner, repo } = world;
    await world.ada.octokit.rest.pulls.update({
      owner,
      repo,
      pull_number: pull.number,
      title: "Another title",
    });
    await world.settle();
    expect(writes(world)).toEqual([]);
    // The pull request with its base's tip; what its files are is known.
    expect(requests(world)).toEqual(["POST /graphql"]);
  });

  it("with new commits costs two requests and the write of its check", async () => {
    const world = await planned(kind);
    await open(world, "A1", ["hull/keel.md"]);
    world.sandbox.clearRequests();
    await world.ada.push(world, { branch: "work-A1", message: "More", files: { "hull/more.md": "x\n" } });
    await world.settle();
    expect(requests(world)).toHaveLength(3);
    expect(writes(world)).toEqual([`POST /repos/${world.owner}/${world.repo}/check-runs`]);
  });

  it("is told by a trailer, by its branch, or by nobody: then the check says how to say it", async () => {
    const world = await planned(kind);
    const files = { "deck/plank.md": "x\n" };
    const tell = async (branch: string, body: string) => {
      const sha = await world.ben.push(world, { branch, from: "main", message: "Work", files });
      await world.ben.openPull(world, { head: branch, title: "Work", body });
      await world.settle();
      return checkOf(world, sha);
    };
    expect(await tell("a", "Text.\n\nTrack: deck")).toMatchObject({ conclusion: "success" });
    expect(await tell("deck/planks", "Text.")).toMatchObject({ conclusion: "success" });
    const unknown = await tell("c", "Text.");
    expect(unknown).toMatchObject({ conclusion: "failure" });
    expect(unknown?.summary).toMatch(/can't be told.*`?Track: /s);
  });

  it("of the same commit as one that fails does not turn its check green", async () => {
    const world = await planned(kind);
    const failing = await open(world, "A1", ["deck/plank.md"]);
    expect(await checkOf(world, failing.sha)).toMatchObject({ conclusion: "failure" });
    const { owner, repo } = world;
    await world.ada.octokit.rest.git.createRef({ owner, repo, ref: "refs/heads/twin", sha: failing.sha });
    const twin = await world.ada.openPull(world, {
      head: "twin",
      title: "Twin",
      body: "Text.\n\nTrack: deck",
    });
    await world.settle();
    expect(await checkOf(world, failing.sha)).toMatchObject({
      conclusion: "failure",
      title: expect.stringContaining(`#${failing.number} of the same commit fails`),
    });
    await world.ada.octokit.rest.pulls.update({ owner, repo, pull_number: failing.number, state: "closed" });
    await world.settle();
    expect(await checkOf(world, failing.sha)).toMatchObject({ conclusion: "success" });
    expect(twin).toBeGreaterThan(failing.number);
  });

  it("can't loosen the rules that judge it", async () => {
    const world = await planned(kind);
    const files = { ".github/signalbox.yml": "rules: { ownership: off }\n", "deck/plank.md": "x\n" };
    const { number: issue } = await issueOf(world, "A1");
    const sha = await world.ada.push(world, { branch: "loosen", from: "main", message: "Loosen", files });
    await world.ada.openPull(world, { head: "loosen", title: "Loosen", body: `Closes #${issue}` });
    await world.settle();
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "failure" });
  });

  it("of a file that its owner approved passes", async () => {
    const world = await openWorld({ kind });
    const config = "sessions: { deckhand: { logins: [ben], tracks: [deck] } }\nrules: { claim: off }\n";
    await world.push({ [planPath]: ferryPlan, ".github/signalbox.yml": config });
    const pull = await open(world, "A1", ["deck/plank.md"]);
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "failure" });
    await world.ben.review(world, pull.number, "APPROVE");
    await world.settle();
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "success" });
  });

  it("is judged again when the ownership on its base changes", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["deck/plank.md"]);
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "failure" });
    await world.push({ ".github/TRACKOWNERS": "/deck/ hull\n" });
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "success" });
  });

  it("can be judged again from the button of its check", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["hull/keel.md"]);
    const check = await checkOf(world, pull.sha);
    world.sandbox.clearRequests();
    await pressButton(world, pull.sha, "ada", "recheck");
    // It says the same, and is written all the same: GitHub takes what is run again for queued until then.
    expect(writes(world)).toEqual([`PATCH /repos/${world.owner}/${world.repo}/check-runs/${check?.id}`]);
    expect(await checkOf(world, pull.sha)).toEqual(check);
  });

  it("whose check and comment were deleted by hand has both again when somebody asks", async () => {
    const world = await planned(kind);
    const pull = await open(world, "A1", ["deck/plank.md"]);
    const check = await checkOf(world, pull.sha);
    const place = { owner: world.owner, repo: world.repo };
    const { issues } = world.ada.octokit.rest;
    const comments = async () => (await issues.listComments({ ...place, issue_number: pull.number })).data;
    const [comment] = await comments();
    await fetch(`${world.sandbox.url}/_sandbox/check-runs/${check?.id}`, { method: "DELETE" });
    await issues.deleteComment({ ...place, comment_id: comment?.id ?? 0 });
    await world.settle();
    expect(await checkOf(world, pull.sha)).toBeNull();
    await world.ada.comment(world, pull.number, "/recheck");
    await world.settle();
    expect(await checkOf(world, pull.sha)).toMatchObject({ conclusion: "failure", title: check?.title });
    expect((await comments()).map(({ body }) => body)).toEqual(["/recheck", comment?.body]);
    expect(world.errors()).toEqual([]);
  });
});

describe.each(storeKinds)("a merge group (%s)", (kind) => {
  async function group(world: World, pulls: number[]): Promise<string> {
    const response = await fetch(`${world.sandbox.url}/_sandbox/merge-groups`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ repository: `${world.owner}/${world.repo}`, pulls }),
    });
    const { head_sha } = (await response.json()) as { head_sha: string };
    await world.settle();
    return head_sha;
  }

  it("of clean pull requests passes on its own head; with one that isn't it fails and names it", async () => {
    const world = await planned(kind);
    const clean = await open(world, "A1", ["hull/keel.md"]);
    const other = await open(world, "B1", ["deck/plank.md"]);
    const foreign = await open(world, "A1", ["deck/rail.md"], "foreign");
    expect(await checkOf(world, await group(world, [clean.number, other.number]))).toMatchObject({
      conclusion: "success",
    });
    expect(await checkOf(world, await group(world, [clean.number, foreign.number]))).toMatchObject({
      conclusion: "failure",
      title: expect.stringContaining(`#${foreign.number}`),
    });
  });

  it("is judged again by the button of its check", async () => {
    const world = await planned(kind);
    const clean = await open(world, "A1", ["hull/keel.md"]);
    const head = await group(world, [clean.number]);
    const check = await checkOf(world, head);
    world.sandbox.clearRequests();
    await pressButton(world, head, "ada", "recheck");
    expect(writes(world)).toEqual([`PATCH /repos/${world.owner}/${world.repo}/check-runs/${check?.id}`]);
    expect(await checkOf(world, head)).toEqual(check);
  });

  it("is judged again by the rules of now", async () => {
    const world = await planned(kind);
    const foreign = await open(world, "A1", ["deck/rail.md"]);
    const head = await group(world, [foreign.number]);
    expect(await checkOf(world, head)).toMatchObject({ conclusion: "failure" });
    await world.push({ ".github/TRACKOWNERS": "/deck/ hull\n" });
    await world.settle();
    await pressButton(world, head, "ada", "recheck");
    expect(await checkOf(world, head)).toMatchObject({ conclusion: "success" });
    expect(world.errors()).toEqual([]);
  });

  it("takes what is ahead of a pull request for merged", async () => {
    const world = await planned(kind);
    const first = await open(world, "A1", ["hull/keel.md"]);
    const second = await open(world, "A2", ["hull/ribs.md"]);
    expect((await checkOf(world, second.sha))?.title).toBe("1 dependency open");
    expect(await checkOf(world, await group(world, [first.number, second.number]))).toMatchObject({
      conclusion: "success",
    });
  });
});
