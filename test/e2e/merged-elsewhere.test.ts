import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { boardOf, checkOf, issueOf } from "./github-state.js";
import { planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const plan = `title: Ferries
tracks:
  hull: { title: Hull, owns: [/hull/] }
items:
  - { key: A1, title: Weld the keel, track: hull, deliverables: [Keel welded] }
  - { key: A2, title: Paint the keel, track: hull, dependsOn: [A1] }
  - { key: A3, title: Polish the keel, track: hull }
`;
const sessions =
  "sessions: { welder: { logins: [ada], tracks: [hull] }, painter: { logins: [ben], tracks: [hull] } }\n";
const config = `${sessions}rules: { scope: off, done: off }\nclaims: { limit: 1 }\n`;

async function yard(kind: (typeof storeKinds)[number], settings = config): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: plan, ".github/signalbox.yml": settings });
  await world.push({ "readme.txt": "develop\n" }, "develop");
  return world;
}

const say = async (world: World, who: "ada" | "ben", key: string, body: string) => {
  await world[who].comment(world, (await issueOf(world, key)).number, body);
  await world.settle();
};

interface Work {
  key: string;
  branch: string;
  base?: string;
  files: Record<string, string>;
}

async function open(world: World, { key, branch, base = "develop", files }: Work) {
  const { number: issue } = await issueOf(world, key);
  const sha = await world.ada.push(world, { branch, from: base, message: branch, files });
  const number = await world.ada.openPull(world, {
    head: branch,
    base,
    title: branch,
    body: `Closes #${issue}`,
  });
  await world.settle();
  return { number, sha };
}

async function merge(world: World, pull_number: number, merge_method: "merge" | "squash" = "merge") {
  const { owner, repo } = world;
  await world.mona.octokit.rest.pulls.merge({ owner, repo, pull_number, merge_method });
  await world.settle();
}

/** The release: everything of develop into main. */
async function release(world: World, method: "merge" | "squash" = "merge"): Promise<void> {
  const number = await world.mona.openPull(world, {
    head: "develop",
    base: "main",
    title: "Release",
    body: "All.",
  });
  await world.settle();
  await merge(world, number, method);
}

const words = async (world: World, key: string) => (await issueOf(world, key)).comments.at(-1) ?? "";

const holder = async (world: World, key: string) => {
  const [{ id } = { id: 0 }] = await world.store.repositories.all();
  const claims = await world.store.claims.live(id, world.now());
  return claims.find(({ itemKey }) => itemKey === key)?.sessionId ?? null;
};

const statusIssue = async (world: World): Promise<string> => {
  await world.pass(2);
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.issues.listForRepo({ owner, repo, state: "open" });
  return data.find(({ title }) => title === "Signalbox status")?.body ?? "";
};

describe.each(storeKinds)("an item whose pull request is merged into develop (%s)", (kind) => {
  it("is not done, says so, and keeps its claim until it reaches main", async () => {
    const world = await yard(kind);
    await say(world, "ada", "A1", "/claim");
    const { number } = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    await merge(world, number);
    expect((await issueOf(world, "A1")).open).toBe(true);
    await say(world, "ben", "A1", "/status");
    const said = `#${number} is merged into \`develop\`, done when it reaches \`main\`.`;
    expect(await words(world, "A1")).toContain(said);
    expect(await statusIssue(world)).toContain(
      `#${number} is merged into \`develop\`, done when it reaches \`main\``,
    );
    await say(world, "ben", "A1", "/claim");
    // Longer than a claim lasts, and than one may be parked.
    for (let day = 0; day < 8; day++) await world.pass(24 * 60);
    expect(await holder(world, "A1")).toBe("welder");

    await release(world);
    expect((await issueOf(world, "A1")).open).toBe(false);
    expect(await words(world, "A1")).toContain(`#${number} has reached \`main\``);
    expect(await holder(world, "A1")).toBeNull();
    expect(await statusIssue(world)).not.toContain("Merged, not done yet");
    expect(world.errors()).toEqual([]);
  });

  it("frees its holder for the next item, is nobody's next, and is done for who goes into develop", async () => {
    const world = await yard(kind);
    await say(world, "ada", "A1", "/claim");
    const { number } = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    const next = await open(world, { key: "A2", branch: "a2", files: { "hull/2.md": "x\n" } });
    const early = await open(world, {
      key: "A2",
      branch: "a2-main",
      base: "main",
      files: { "hull/3.md": "x\n" },
    });
    expect((await checkOf(world, next.sha))?.title).toContain("1 dependency open");
    await merge(world, number);
    expect((await checkOf(world, next.sha))?.title).not.toContain("dependency");
    expect((await checkOf(world, early.sha))?.title).toContain("1 dependency open");
    await say(world, "ada", "A3", "/claim");
    expect(await holder(world, "A3")).toBe("welder");
    await say(world, "ada", "A3", "/release");
    const [{ id } = { id: 0 }] = await world.store.repositories.all();
    await world.store.claims.release(id, "A1", { sessionId: null }, "test", world.now());
    await say(world, "ben", "A3", "/next");
    expect(await words(world, "A3")).toContain("A3");
    expect(await words(world, "A3")).not.toContain("A1");
  });

  it("is done as well when develop is squashed into main, or goes there by a way of its own", async () => {
    const world = await yard(kind);
    const one = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    await merge(world, one.number);
    const via = await open(world, { key: "A3", branch: "a3", base: "a1", files: { "hull/3.md": "x\n" } });
    await merge(world, via.number);
    await say(world, "ben", "A3", "/status");
    expect(await words(world, "A3")).toContain("merged into `a1`, done when it reaches `main`");
    const again = await world.mona.openPull(world, {
      head: "a1",
      base: "develop",
      title: "Again",
      body: "Rest.",
    });
    await world.settle();
    await merge(world, again, "squash");
    await say(world, "ben", "A3", "/status");
    expect(await words(world, "A3")).toContain("merged into `develop`, done when it reaches `main`");
    await release(world, "squash");
    const { issues } = await boardOf(world);
    expect(issues.map(({ key, open: isOpen }) => `${key} ${isOpen}`)).toEqual([
      "A1 false",
      "A2 true",
      "A3 false",
    ]);
    expect(world.errors()).toEqual([]);
  });

  it("costs a push to main one request while it waits, and nothing where nothing does", async () => {
    const world = await yard(kind);
    const asked = () => world.sandbox.requests().filter(({ actor }) => actor === "signalbox[bot]").length;
    const push = async () => {
      world.sandbox.clearRequests();
      await world.push({ "notes.txt": `${Math.random()}\n` });
      return asked();
    };
    const before = await push();
    for (const [key, branch] of [
      ["A1", "a1"],
      ["A3", "a3"],
    ] as const) {
      const { number } = await open(world, { key, branch, files: { [`hull/${key}.md`]: "x\n" } });
      await merge(world, number);
    }
    expect(await push()).toBeLessThanOrEqual(before + 1);
  });

  it("that the plan's rules want more of is not closed, with a word about it", async () => {
    const world = await yard(kind, `${sessions}rules: { scope: off, done: fail }\n`);
    const { number } = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    await merge(world, number);
    await release(world);
    expect((await issueOf(world, "A1")).open).toBe(true);
    expect(await words(world, "A1")).toMatch(
      /has reached `main`, but .* is not closed.*- \[ \] Keel welded/s,
    );
  });

  it("that another session holds stays as it is", async () => {
    const world = await yard(kind);
    await say(world, "ben", "A1", "/claim");
    const { number } = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    await merge(world, number);
    await say(world, "ada", "A1", "/status");
    expect(await words(world, "A1")).not.toContain("merged into");
    await release(world);
    expect((await issueOf(world, "A1")).open).toBe(true);
    expect(await holder(world, "A1")).toBe("painter");
  });

  it("that somebody closes meanwhile is over", async () => {
    const world = await yard(kind);
    const { number } = await open(world, { key: "A1", branch: "a1", files: { "hull/1.md": "x\n" } });
    await merge(world, number);
    const { owner, repo } = world;
    const issue_number = (await issueOf(world, "A1")).number;
    const update = async (state: "open" | "closed") => {
      await world.mona.octokit.rest.issues.update({ owner, repo, issue_number, state });
      await world.settle();
    };
    await update("closed");
    await update("open");
    await release(world);
    expect((await issueOf(world, "A1")).open).toBe(true);
  });
});
