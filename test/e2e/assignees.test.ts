import { describe, expect, it } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { boardOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World, type WorldOptions } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";

async function planned(
  kind: WorldOptions["kind"],
  { config = "", ...more }: Partial<WorldOptions> & { config?: string } = {},
): Promise<World> {
  const world = await openWorld({ kind, ...more });
  await world.push({ [planPath]: ferryPlan, ...(config ? { [configPath]: config } : {}) });
  return world;
}

async function say(world: World, who: "ada" | "ben" | "mona", key: string, body: string): Promise<void> {
  await world[who].comment(world, (await issueOf(world, key)).number, body);
  await world.settle();
}

/** GitHub doesn't tell the App of it. */
async function untold(world: World, happens: () => Promise<unknown>): Promise<void> {
  world.sandbox.setWebhookUrl(null);
  await happens();
  world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
}

const assign = async (world: World, key: string, ...logins: string[]) =>
  world.mona.assign(world, (await issueOf(world, key)).number, ...logins);

/** Who holds the items, by session. */
async function holders(world: World): Promise<Record<string, string>> {
  const [repository] = await world.store.repositories.all();
  const claims = await world.store.claims.live(repository?.id ?? 0, world.now());
  return Object.fromEntries(claims.map(({ itemKey, sessionId }) => [itemKey, sessionId]));
}

const said = async (world: World, key: string, to: string) =>
  (await issueOf(world, key)).comments.filter((body) => body.startsWith(`@${to} `));

const reopen = async (world: World, key: string) => {
  const { owner, repo } = world;
  const { number } = await issueOf(world, key);
  await world.mona.octokit.rest.issues.update({ owner, repo, issue_number: number, state: "open" });
  await world.settle();
};

describe.each(storeKinds)("who is assigned without a claim (%s)", (kind) => {
  it("to an item that is opened again after /done holds it again, and the next one is told", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ada", "A1", "/done");
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
    expect(await holders(world)).toEqual({});
    await reopen(world, "A1");
    expect(await issueOf(world, "A1")).toMatchObject({ assignees: ["ada"], open: true });
    expect((await issueOf(world, "A1")).labels).toContain("status: claimed");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    await say(world, "ben", "A1", "/claim");
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
    expect(await said(world, "A1", "ben")).toEqual([expect.stringContaining("is held by")]);
    expect(world.errors()).toEqual([]);
  });

  it("to an item that somebody else is granted is told and unassigned", async () => {
    const world = await planned(kind);
    await untold(world, () => assign(world, "A1", "ada"));
    await say(world, "ben", "A1", "/claim");
    expect((await issueOf(world, "A1")).assignees).toEqual(["ben"]);
    expect(await holders(world)).toEqual({ A1: "ben/A1" });
    expect(await said(world, "A1", "ada")).toEqual([expect.stringMatching(/is held by .*ben/)]);
  });

  it("beside the one whose assignment was told, is told and unassigned", async () => {
    const world = await planned(kind);
    await untold(world, () => assign(world, "A1", "ada"));
    await assign(world, "A1", "ben");
    await world.settle();
    expect((await issueOf(world, "A1")).assignees).toEqual(["ben"]);
    expect(await said(world, "A1", "ada")).toHaveLength(1);
  });

  it("to an item that is released gets it, the others are told", async () => {
    const world = await planned(kind, { people: ["cleo"] });
    await say(world, "ada", "A1", "/claim");
    await untold(world, () => assign(world, "A1", "ben", "cleo"));
    await say(world, "ada", "A1", "/release");
    expect((await issueOf(world, "A1")).assignees).toEqual(["ben"]);
    expect(await holders(world)).toEqual({ A1: "ben/A1" });
    expect(await said(world, "A1", "ben")).toEqual([]);
    expect(await said(world, "A1", "cleo")).toHaveLength(1);
  });

  it("to an item whose holder is unassigned, or is put off by a maintainer, gets it", async () => {
    const world = await planned(kind, { roles: { mona: "admin" } });
    const number = (await issueOf(world, "A1")).number;
    await say(world, "ada", "A1", "/claim");
    await untold(world, () => assign(world, "A1", "ben"));
    await world.mona.unassign(world, number, "ada");
    await world.settle();
    expect(await holders(world)).toEqual({ A1: "ben/A1" });
    await untold(world, () => assign(world, "A1", "ada"));
    await say(world, "mona", "A1", "/override claim 'it is late'");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
  });

  it("to an item whose claim lapses gets it; whose it was doesn't get it back", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await untold(world, () => assign(world, "A1", "ben"));
    await world.pass(5 * 60);
    expect(await holders(world)).toEqual({ A1: "ben/A1" });
    expect((await issueOf(world, "A1")).assignees).toEqual(["ben"]);
    await say(world, "ben", "A1", "/release");
    await say(world, "ada", "B1", "/claim");
    await world.pass(5 * 60);
    expect(await holders(world)).toEqual({});
    expect((await issueOf(world, "B1")).assignees).toEqual([]);
  });

  it("to an item that is unblocked gets it", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await untold(world, () => assign(world, "A2", "ben"));
    await say(world, "ada", "A1", "/done");
    expect(await holders(world)).toEqual({ A2: "ben/A2" });
    expect((await issueOf(world, "A2")).labels).toContain("status: claimed");
  });

  it("is found by the sync of the board, and can't have what waits for something else", async () => {
    const world = await planned(kind);
    await untold(world, async () => {
      await assign(world, "A2", "ada");
      await assign(world, "B1", "ben");
    });
    // A new title for each, so that the board looks at them.
    const plan = ferryPlan
      .replace("Paint the keel", "Paint the keel red")
      .replace("Lay the planks", "Lay planks");
    await world.push({ [planPath]: plan });
    const { issues } = await boardOf(world);
    expect(Object.fromEntries(issues.map(({ key, assignees }) => [key, assignees]))).toEqual({
      A1: [],
      A2: [],
      B1: ["ben"],
    });
    expect(await holders(world)).toEqual({ B1: "ben/B1" });
    expect(await said(world, "A2", "ada")).toEqual([expect.stringContaining("can't start yet")]);
    expect(world.errors()).toEqual([]);
  });

  it("by one of several logins of the session that holds the item stays", async () => {
    const config = "sessions: { crew: { logins: [ada, ben] } }\n";
    const world = await planned(kind, { config });
    await say(world, "ada", "A1", "/claim --as crew");
    await untold(world, () => assign(world, "A1", "ben"));
    const { owner, repo } = world;
    const { number } = await issueOf(world, "A1");
    await world.mona.octokit.rest.issues.addLabels({ owner, repo, issue_number: number, labels: ["late"] });
    await world.settle();
    expect((await issueOf(world, "A1")).assignees.sort()).toEqual(["ada", "ben"]);
    expect(await holders(world)).toEqual({ A1: "crew" });
    expect(await said(world, "A1", "ben")).toEqual([]);
  });

  it("holds it again where the App has lost its database", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await world.loseDatabase();
    await world.push({ [planPath]: `${ferryPlan}  - { key: C1, title: Paint the deck }\n` });
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    expect((await issueOf(world, "A1")).assignees).toEqual(["ada"]);
    expect((await issueOf(world, "A1")).labels).toContain("status: claimed");
  });
});

describe.each(storeKinds)("assignees of an item that many want (%s)", (kind) => {
  it("are its holder alone, whoever comes and goes", { timeout: 120_000 }, async () => {
    const people = ["cleo", "dora", "emil"];
    const world = await planned(kind, { people });
    const { number } = await issueOf(world, "A1");
    const all = ["ada", "ben", ...people].map((login) => person(world.sandbox, login));
    for (const who of all) await who.comment(world, number, "/claim");
    await untold(world, () => assign(world, "A1", "dora", "emil"));
    for (const who of all) await who.comment(world, number, "/release");
    await world.settle();
    const { assignees } = await issueOf(world, "A1");
    const held = await holders(world);
    expect(assignees.map((login) => `${login}/A1`)).toEqual(Object.values(held));
  });
});
