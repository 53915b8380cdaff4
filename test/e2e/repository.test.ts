import { describe, expect, it } from "vitest";
import type { DeliveryRecord } from "../../src/sandbox/hooks/deliveries.js";
import { storeKinds } from "../store/kinds.js";
import { boardOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { post } from "./post.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const nextPlan = `title: Ferries, next year
items:
  - { key: N1, title: Find a shipyard }
  - { key: N2, title: Draw the hull }
`;

/** The App's deliveries so far of this event, oldest first. */
const delivered = (world: World, event: string) =>
  world.sandbox.deliveries().filter((one) => one.event === event);

/** Hands the App a delivery that it has not had: one from before that comes only now. */
async function comesNow(world: World, ...late: DeliveryRecord[]): Promise<void> {
  for (const { event, payload } of late) {
    expect(await post(world, JSON.stringify(payload), { event })).toBe(200);
  }
  await world.settle();
}

const update = (world: World, changes: object) =>
  world.mona.octokit.rest.repos.update({ owner: world.owner, repo: world.repo, ...changes });

async function installations(world: World, action: string, more: object = {}): Promise<void> {
  const response = await fetch(`${world.sandbox.url}/_sandbox/installations`, {
    method: "POST",
    body: JSON.stringify({ account: world.owner, login: "mona", action, ...more }),
  });
  expect(response.ok).toBe(true);
}

/** `OWNER/NAME at INSTALLATION, BRANCH` of each repository that the App works on. */
async function kept(world: World): Promise<string[]> {
  const all = await world.store.repositories.all();
  return all.map((one) => `${one.owner}/${one.name} at ${one.installationId}, ${one.defaultBranch}`);
}

const openItems = async (world: World) =>
  (await boardOf(world)).issues.filter(({ open }) => open).map(({ key }) => key);

/** The App's questions about a repository as such, since the log was cleared. */
const lookups = (world: World) =>
  world.sandbox.requests().filter(({ path }) => /^\/repositories\/\d+/.test(path));

async function planned(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan });
  return world;
}

/** The first delivery of that event so far. */
function firstOf(world: World, event: string): DeliveryRecord {
  const [first] = delivered(world, event);
  if (!first) throw new Error(`there was no ${event}`);
  return first;
}

describe.each(storeKinds)("a delivery from before (%s)", (kind) => {
  it("a change of the default branch leaves the board to the plan of the new one", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    await world.push({ [planPath]: nextPlan }, "next");
    await update(world, { default_branch: "next" });
    await world.push({ [planPath]: `${nextPlan}  - { key: N3, title: Lay the keel }\n` }, "next");
    expect(await openItems(world)).toEqual(["N1", "N2", "N3"]);
    await comesNow(world, push);
    expect(await openItems(world)).toEqual(["N1", "N2", "N3"]);
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, next"]);
    expect(world.errors()).toEqual([]);
  });

  it("a change of the default branch, as the first word of it, shows the new one", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    await world.push({ [planPath]: nextPlan }, "next");
    world.sandbox.setWebhookUrl(null);
    await update(world, { default_branch: "next" });
    world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
    // It says what is kept, so nothing is looked up; what it brings is about a branch that nobody made the trunk.
    await comesNow(world, push);
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    await world.ada.comment(world, (await issueOf(world, "A1")).number, "/status");
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, next"]);
    expect(await openItems(world)).toEqual(["N1", "N2"]);
  });

  it("a rename leaves the name, and answers where it was asked", async () => {
    const world = await planned(kind);
    const { number } = await issueOf(world, "A1");
    await world.ada.comment(world, number, "/status");
    await world.settle();
    const comment = firstOf(world, "issue_comment");
    await update(world, { name: "boats" });
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/boats at 5001, main"]);
    world.sandbox.clearRequests();
    await comesNow(world, comment);
    expect(await kept(world)).toEqual(["harbour/boats at 5001, main"]);
    expect(lookups(world)).toHaveLength(1);
    expect(world.errors()).toEqual([]);
  });

  it("a transfer leaves the repository with its new owner and installation", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    const { owner, repo } = world;
    await installations(world, "created", { account: "ada" });
    await world.mona.octokit.rest.repos.transfer({ owner, repo, new_owner: "ada" });
    await world.settle();
    expect(await kept(world)).toEqual(["ada/ferries at 5002, main"]);
    await comesNow(world, push);
    expect(await kept(world)).toEqual(["ada/ferries at 5002, main"]);
    expect(world.errors()).toEqual([]);
  });

  it("a transfer to where the App isn't installed takes the repository off", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    const { owner, repo } = world;
    await world.mona.octokit.rest.repos.transfer({ owner, repo, new_owner: "ada" });
    await world.settle();
    expect(delivered(world, "repository").filter(({ action }) => action === "transferred")).toEqual([]);
    await comesNow(world, { ...push, payload: { ...push.payload, installation: { id: 4_999 } } });
    expect(await kept(world)).toEqual([]);
    expect(world.errors()).toEqual([]);
  });

  it("a reinstall leaves the new installation, whatever it tells of the old one", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    await installations(world, "deleted");
    await installations(world, "created");
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/ferries at 5002, main"]);
    const [deleted] = delivered(world, "installation");
    if (!deleted) throw new Error("no installation was deleted");
    const added = { ...deleted.payload, action: "created" };
    const removed = { ...deleted.payload, action: "removed" };
    await comesNow(
      world,
      push,
      deleted,
      { ...deleted, payload: added },
      {
        ...deleted,
        event: "installation_repositories",
        payload: { ...removed, repositories_removed: deleted.payload.repositories },
      },
    );
    expect(await kept(world)).toEqual(["harbour/ferries at 5002, main"]);
    const { number } = await issueOf(world, "A1");
    await world.ada.comment(world, number, "/claim");
    await world.settle();
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
    expect(world.errors()).toEqual([]);
  });

  it("a removal brings nothing back, whether of the repository or of the whole installation", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    await installations(world, "select", { repositories: [] });
    await world.settle();
    expect(await kept(world)).toEqual([]);
    await comesNow(world, push);
    expect(await kept(world)).toEqual([]);
    await installations(world, "select", { repositories: [world.repo] });
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    const [created] = delivered(world, "installation_repositories").filter(
      ({ action }) => action === "added",
    );
    const [taken] = delivered(world, "installation_repositories").filter(
      ({ action }) => action === "removed",
    );
    if (!created || !taken) throw new Error("GitHub told of nothing");
    await comesNow(world, taken);
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    await installations(world, "deleted");
    await world.settle();
    await comesNow(world, created, push);
    expect(await kept(world)).toEqual([]);
    expect(world.errors()).toEqual([]);
  });

  it("the end of a suspension takes nothing off, and one from before it brings nothing back", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    await installations(world, "suspend");
    await world.settle();
    expect(await kept(world)).toEqual([]);
    await comesNow(world, push);
    expect(await kept(world)).toEqual([]);
    await installations(world, "unsuspend");
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    await comesNow(world, firstOf(world, "installation"));
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    expect(world.errors()).toEqual([]);
  });

  it("a repository was deleted leaves its name to the one that has it now", async () => {
    const world = await planned(kind);
    const push = firstOf(world, "push");
    const { owner, repo } = world;
    world.sandbox.setWebhookUrl(null);
    await world.mona.octokit.rest.repos.delete({ owner, repo });
    await world.mona.octokit.rest.repos.createInOrg({ org: owner, name: repo, auto_init: true });
    world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
    await world.push({ [planPath]: nextPlan });
    expect(await openItems(world)).toEqual(["N1", "N2"]);
    const [one] = await world.store.repositories.all();
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    const before = (push.payload.repository as { id: number }).id;
    expect(one?.id).not.toBe(before);
    await comesNow(world, push);
    expect((await world.store.repositories.all()).map(({ id }) => id)).toEqual([one?.id]);
    expect(await openItems(world)).toEqual(["N1", "N2"]);
    expect(world.errors()).toEqual([]);
  });
});

describe.each(storeKinds)("what is kept of a repository (%s)", (kind) => {
  it("follows a rename nobody told of, as soon as another takes its name", async () => {
    const world = await planned(kind);
    const { owner, repo } = world;
    world.sandbox.setWebhookUrl(null);
    await update(world, { name: "boats" });
    await world.mona.octokit.rest.repos.createInOrg({ org: owner, name: repo, auto_init: true });
    world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
    await world.push({ [planPath]: nextPlan });
    expect((await kept(world)).sort()).toEqual([
      "harbour/boats at 5001, main",
      "harbour/ferries at 5001, main",
    ]);
    const [first] = await world.store.repositories.all();
    expect(first?.name).toBe("boats");
    expect(world.errors()).toEqual([]);
  });

  it("costs nothing to use while no delivery says anything else", async () => {
    const world = await planned(kind);
    const { number } = await issueOf(world, "A1");
    world.sandbox.clearRequests();
    await world.ada.comment(world, number, "/claim");
    await world.settle();
    await world.push({ "hull/keel": "1\n" });
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
    expect(lookups(world)).toEqual([]);
  });

  it("is let go of while it is archived, and comes back with its board", async () => {
    const world = await planned(kind);
    await update(world, { archived: true });
    await world.settle();
    expect(await kept(world)).toEqual([]);
    await update(world, { archived: false });
    await world.settle();
    expect(await kept(world)).toEqual(["harbour/ferries at 5001, main"]);
    expect(world.errors()).toEqual([]);
  });
});

it("what is kept of a repository stays as it is while GitHub can't say, and the delivery is tried again", async () => {
  const world = await planned("pglite");
  const { number } = await issueOf(world, "A1");
  await update(world, { name: "boats" });
  await world.settle();
  const comment = () => world.ada.comment({ owner: "harbour", repo: "boats" }, number, "/claim");
  // As though the App had never heard of the new name.
  const [repository] = await world.store.repositories.all();
  if (!repository) throw new Error("nothing is kept");
  await world.store.repositories.save({ ...repository, name: "ferries" });
  world.sandbox.addFault({ answer: 502, path: "/repositories/", times: 4 });
  await comment();
  await world.settle();
  expect(lookups(world).filter(({ status }) => status === 502)).toHaveLength(4);
  expect(await kept(world)).toEqual(["harbour/boats at 5001, main"]);
  world.repo = "boats";
  expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
  expect(world.errors()).toEqual([]);
}, 60_000);
