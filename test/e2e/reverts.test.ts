import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Person, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const config = "rules: { claim: off, overlap: off, done: off }\n";

interface Change {
  files?: Record<string, string | null>;
  renames?: Record<string, string>;
  body?: string;
  from?: string;
}

/** Ben's deck; Ada works on the hull, so that no file of the deck is hers to change. */
async function yard(kind: (typeof storeKinds)[number], plan = ferryPlan): Promise<World> {
  const world = await openWorld({ kind, people: ["eve"], roles: { eve: null } });
  await world.push({
    [planPath]: plan,
    ".github/signalbox.yml": config,
    "deck/plank.md": "1\n",
    "deck/rail.md": "rail\n",
    "deck/mast.md": "a mast\n".repeat(9),
  });
  return world;
}

async function open(world: World, who: Person, branch: string, change: Change) {
  const { files = {}, renames = {}, from = "main", body = "Work.\n\nTrack: hull" } = change;
  const sha = await who.push(world, { branch, from, message: branch, files, renames });
  const number = await who.openPull(world, { head: branch, title: branch, body });
  await world.settle();
  return { sha, number };
}

/** Ben's change of the deck, merged. */
async function merged(world: World, branch: string, change: Change): Promise<number> {
  const { number } = await open(world, world.ben, branch, { body: "Work.\n\nTrack: deck", ...change });
  await world.ben.merge(world, number);
  await world.settle();
  return number;
}

const outcome = async (world: World, { sha }: { sha: string }) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

const exempt = (number: number) => `success: Exempt: it takes back #${number}`;

/** Sets a file's mode on a branch made from main. */
async function setMode(world: World, who: Person, branch: string, path: string, mode: "100644" | "100755") {
  const place = { owner: world.owner, repo: world.repo };
  const { git } = who.octokit.rest;
  const tip = (await git.getRef({ ...place, ref: "heads/main" })).data.object.sha;
  const base = (await git.getCommit({ ...place, commit_sha: tip })).data.tree.sha;
  const all = (await git.getTree({ ...place, tree_sha: base, recursive: "true" })).data.tree;
  const sha = all.find((one) => one.path === path)?.sha ?? "";
  const tree = await git.createTree({ ...place, base_tree: base, tree: [{ path, mode, type: "blob", sha }] });
  const commit = await git.createCommit({ ...place, message: branch, tree: tree.data.sha, parents: [tip] });
  await git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit.data.sha });
  const body = "Work.\n\nTrack: deck";
  const number = await who.openPull(world, { head: branch, title: branch, body });
  await world.settle();
  return { sha: commit.data.sha, number };
}

describe.each(storeKinds)("a revert (%s)", (kind) => {
  it("is known by its content, whatever it is called and whoever wrote what it takes back", async () => {
    const world = await yard(kind);
    const saw = await merged(world, "saw", { files: { "deck/plank.md": "2\n", "deck/new.md": "x\n" } });
    const back = { "deck/plank.md": "1\n", "deck/new.md": null };
    expect(await outcome(world, await open(world, world.ada, "tidy-up", { files: back }))).toBe(exempt(saw));
    const part = { "deck/plank.md": "1\n" };
    const body = `Reverts ${world.owner}/${world.repo}#${saw}`;
    for (const [branch, files] of [
      [`revert-${saw}-part`, part],
      [`revert-${saw}-other`, { ...back, "deck/plank.md": "1\n\n" }],
      [`revert-${saw}-more`, { ...back, "deck/rail.md": "y\n" }],
      [`revert-${saw}-hull`, { ...back, "hull/a.md": "y\n" }],
    ] as const)
      expect(await outcome(world, await open(world, world.ada, branch, { files, body }))).toMatch(/^failure/);
  });

  it("takes back moves, removals and modes as they were; another mode is other content", async () => {
    const world = await yard(kind);
    const first = await merged(world, "shuffle", {
      files: { "deck/rail.md": null },
      renames: { "deck/mast.md": "deck/pole.md" },
    });
    const back = { files: { "deck/rail.md": "rail\n" }, renames: { "deck/pole.md": "deck/mast.md" } };
    expect(await outcome(world, await open(world, world.ada, "again", back))).toBe(exempt(first));
    const gone = { files: { "deck/rail.md": "rail\n", "deck/pole.md": null } };
    expect(await outcome(world, await open(world, world.ada, "half", gone))).toMatch(/^failure/);

    const { number } = await setMode(world, world.ben, "run", "deck/plank.md", "100755");
    await world.ben.merge(world, number);
    await world.settle();
    const still = await setMode(world, world.ada, "stop", "deck/plank.md", "100644");
    expect(await outcome(world, still)).toBe(exempt(number));
  });

  it("is one only while the base has the files as they were left", async () => {
    const world = await yard(kind);
    const saw = await merged(world, "saw", { files: { "deck/plank.md": "2\n" } });
    const pull = await open(world, world.ada, "back", { files: { "deck/plank.md": "1\n" } });
    expect(await outcome(world, pull)).toBe(exempt(saw));
    await merged(world, "sand", { files: { "deck/plank.md": "3\n" } });
    expect(await outcome(world, pull)).toMatch(/^failure/);
    const late = { files: { "deck/plank.md": "1\n" } };
    expect(await outcome(world, await open(world, world.ada, "late", late))).toMatch(/^failure/);
  });

  it("takes back what was merged into the branch where it lands, and nothing that came into another one", async () => {
    const world = await yard(kind);
    // Into a branch of one's own anything can be merged, and taken back.
    const other = { branch: "scratch", from: "main", message: "Odd", files: { "deck/plank.md": "odd\n" } };
    await world.ada.push(world, other);
    const same = { branch: "same", from: "scratch", message: "Same", files: { "deck/plank.md": "1\n" } };
    await world.ada.push(world, same);
    const body = "Work.\n\nTrack: hull";
    const base = "scratch";
    const number = await world.ada.openPull(world, { head: "same", base, title: "Same", body });
    await world.settle();
    await world.ada.merge(world, number);
    await world.settle();
    const back = await open(world, world.ada, "back", {
      files: { "deck/plank.md": "odd\n" },
      body: `Reverts #${number}\n\nTrack: hull`,
    });
    expect(await outcome(world, back)).toMatch(/^failure/);
  });

  it("can be reverted itself", async () => {
    const world = await yard(kind);
    await merged(world, "saw", { files: { "deck/plank.md": "2\n" } });
    const back = await open(world, world.ada, "back", { files: { "deck/plank.md": "1\n" } });
    await world.ada.merge(world, back.number);
    await world.settle();
    const forth = await open(world, world.ada, "forth", { files: { "deck/plank.md": "2\n" } });
    expect(await outcome(world, forth)).toBe(exempt(back.number));
  });

  it("exempts nobody who may not write, and nobody where the config says so", async () => {
    const world = await yard(kind);
    await merged(world, "saw", { files: { "deck/plank.md": "2\n" } });
    const eve = person(world.sandbox, "eve");
    const fork = await eve.fork(world);
    const sha = await eve.push(fork, { branch: "back", message: "Back", files: { "deck/plank.md": "1\n" } });
    await eve.openPull(world, { head: "eve:back", title: "Back", body: "Work.\n\nTrack: hull" });
    await world.settle();
    expect(await outcome(world, { sha })).toMatch(/^failure/);
    await world.push({ ".github/signalbox.yml": `${config}exempt: { reverts: false }\n` });
    const own = await open(world, world.ada, "back", { files: { "deck/plank.md": "1\n" } });
    expect(await outcome(world, own)).toMatch(/^failure/);
  });

  it("of a merge that went by unheard is one where it names it", async () => {
    const world = await yard(kind);
    world.sandbox.setWebhookUrl(null);
    const saw = await merged(world, "saw", { files: { "deck/plank.md": "2\n" } });
    const { pulls } = world.mona.octokit.rest;
    const { data } = await pulls.get({ owner: world.owner, repo: world.repo, pull_number: saw });
    world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
    const files = { "deck/plank.md": "1\n" };
    expect(await outcome(world, await open(world, world.ada, "quiet", { files }))).toMatch(/^failure/);
    const body = `Back.\n\nThis reverts commit ${data.merge_commit_sha}.`;
    expect(await outcome(world, await open(world, world.ada, "said", { files, body }))).toBe(exempt(saw));
  });
});

/** Ben builds B1; Ada holds A2, which waits for it. */
const waitingPlan = ferryPlan.replace("dependsOn: [A1]", "dependsOn: [B1]");

async function finished(world: World): Promise<{ number: number; issue: number }> {
  const { number: issue } = await issueOf(world, "B1");
  const number = await merged(world, "planks", {
    files: { "deck/plank.md": "2\n" },
    body: `Closes #${issue}\n\nTrack: deck`,
  });
  expect((await issueOf(world, "B1")).open).toBe(false);
  return { number, issue };
}

async function takeBack(world: World, more: Record<string, string> = {}): Promise<number> {
  const { number } = await open(world, world.ada, "back", { files: { "deck/plank.md": "1\n", ...more } });
  await world.ada.merge(world, number);
  await world.settle();
  return number;
}

/** As a delivery that GitHub sends once more under another id. */
async function closedAgain(world: World, number: number): Promise<void> {
  const heard = world.sandbox.deliveries().findLast(({ event, action, payload }) => {
    const { pull_request: pull } = payload as { pull_request?: { number: number } };
    return event === "pull_request" && action === "closed" && pull?.number === number;
  });
  const body = JSON.stringify(heard?.payload);
  const digest = createHmac("sha256", world.sandbox.app.webhookSecret).update(body).digest("hex");
  const response = await fetch(`${world.app.url}/api/github/webhooks`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": "pull_request",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": `sha256=${digest}`,
    },
  });
  expect(response.status).toBeLessThan(300);
  await world.settle();
}

describe.each(storeKinds)("a merged revert (%s)", (kind) => {
  it("opens the item again, and what waits for it waits again, which its holder is told", async () => {
    const world = await yard(kind, waitingPlan);
    const { number, issue } = await finished(world);
    const waiting = await issueOf(world, "A2");
    await world.ada.comment(world, waiting.number, "/claim");
    await world.settle();
    const back = await takeBack(world);
    const item = await issueOf(world, "B1");
    expect(item).toMatchObject({ open: true, labels: expect.arrayContaining(["status: ready"]) });
    expect(item.comments.at(-1)).toBe(
      `Open again: #${back} took back #${number}, which had finished \`B1\` Lay the planks. What depends on it waits for it again.`,
    );
    const told = async () => (await issueOf(world, "A2")).comments.filter((one) => one.includes("took back"));
    expect(await told()).toEqual([
      expect.stringContaining(`since #\u200c${back} took back #\u200c${number}`),
    ]);

    // Finished anew, it stays so, however often GitHub tells of the revert.
    const { octokit } = world.ben;
    const place = { owner: world.owner, repo: world.repo, issue_number: issue };
    await octokit.rest.issues.update({ ...place, state: "closed", state_reason: "completed" });
    await world.settle();
    await closedAgain(world, back);
    expect((await issueOf(world, "B1")).open).toBe(false);
    expect(await told()).toHaveLength(1);
    expect(world.errors()).toEqual([]);
  });

  it("says so where the plan itself marks the item done", async () => {
    const world = await yard(kind, waitingPlan);
    const { number } = await finished(world);
    await world.push({ [planPath]: waitingPlan.replace("key: B1,", "key: B1, state: done,") });
    const back = await takeBack(world);
    const item = await issueOf(world, "B1");
    expect(item.open).toBe(false);
    expect(item.comments.at(-1)).toBe(
      `#${back} took back #${number}, which had finished \`B1\` Lay the planks, but the plan itself marks it done (\`${planPath}:8\`), so this stays closed. If the work is to be done again, untick it there.`,
    );
  });

  it("that is reverted and reverted again opens the item each time that it was finished", async () => {
    const world = await yard(kind, waitingPlan);
    const { issue } = await finished(world);
    await takeBack(world);
    const forth = await open(world, world.ada, "forth", { files: { "deck/plank.md": "2\n" } });
    await world.ada.merge(world, forth.number);
    await world.settle();
    await world.ben.octokit.rest.issues.update({
      ...{ owner: world.owner, repo: world.repo, issue_number: issue },
      state: "closed",
      state_reason: "completed",
    });
    await world.settle();
    const last = await open(world, world.ada, "once-more", { files: { "deck/plank.md": "1\n" } });
    expect(await outcome(world, last)).toBe(exempt(forth.number));
    await world.ada.merge(world, last.number);
    await world.settle();
    expect((await issueOf(world, "B1")).open).toBe(true);
  });

  it("costs a look at the branch and one at the files; what takes nothing back costs no more than before", async () => {
    const world = await yard(kind);
    const asked = () =>
      world.sandbox
        .requests()
        .filter(
          (one) => one.actor === "signalbox[bot]" && (one.method === "GET" || one.operation === "query"),
        )
        .map(({ path, fields }) => `${path} ${fields.join(" ")}`);
    const { number } = await open(world, world.ben, "saw", { files: { "deck/plank.md": "2\n" } });
    world.sandbox.clearRequests();
    await world.ben.merge(world, number);
    await world.settle();
    // Twice the pull request, the rules at the new tip (the push and the merge may both be first to ask), where the
    // branch was, and what stood there.
    expect(asked().filter((one) => one.includes("/activity"))).toHaveLength(1);
    expect([5, 6]).toContain(asked().length);
    world.sandbox.clearRequests();
    await open(world, world.ben, "rail", {
      files: { "deck/rail.md": "2\n" },
      body: "Reverts nothing\n\nTrack: deck",
    });
    // The pull request and its files.
    expect(asked()).toHaveLength(2);
  });
});
