import { describe, expect, it } from "vitest";
import { type Place, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

/** Three items in a row on the hull, and one on the deck. */
const chain = `title: Ferries
tracks:
  hull: { title: Hull, owns: [/hull/] }
  deck: { title: Deck, owns: [/deck/] }
items:
  - { key: A1, title: Weld the keel, track: hull }
  - { key: A2, title: Paint the keel, track: hull, dependsOn: [A1] }
  - { key: A3, title: Polish the keel, track: hull, dependsOn: [A2, A1] }
  - { key: B1, title: Lay the planks, track: deck }
`;
const config = "rules: { claim: off, done: off, scope: off }\n";
const owners = "/hull/ hull\n/deck/ deck\n/log.md hull deck\n";

async function yard(
  kind: (typeof storeKinds)[number],
  settings = config,
  people: string[] = [],
): Promise<World> {
  const roles = Object.fromEntries(people.map((login) => [login, null]));
  const world = await openWorld({ kind, people, roles });
  await world.push({
    [planPath]: chain,
    ".github/signalbox.yml": settings,
    ".github/TRACKOWNERS": owners,
    "log.md": "1\n",
  });
  return world;
}

interface Opened {
  number: number;
  sha: string;
  branch: string;
}

interface Work {
  /** Item whose issue it closes. */
  key: string;
  branch: string;
  /** Branch that it is made from and goes into; the default branch when left out. */
  base?: string;
  files: Record<string, string | null>;
}

async function open(world: World, { key, branch, base = "main", files }: Work): Promise<Opened> {
  const { number: issue } = await issueOf(world, key);
  const sha = await world.ada.push(world, { branch, from: base, message: branch, files });
  const number = await world.ada.openPull(world, {
    head: branch,
    base,
    title: branch,
    body: `Closes #${issue}`,
  });
  await world.settle();
  return { number, sha, branch };
}

const outcome = async (world: World, { sha }: Pick<Opened, "sha">) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

const close = async (world: World, pull_number: number) => {
  const { owner, repo } = world;
  await world.mona.octokit.rest.pulls.update({ owner, repo, pull_number, state: "closed" });
  await world.settle();
};

const asked = (world: World) =>
  world.sandbox
    .requests()
    .filter((one) => one.actor === "signalbox[bot]" && (one.method === "GET" || one.operation === "query"));

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

/** A branch whose own files let everything pass. */
const loose = {
  ".github/signalbox.yml": "rules: { ownership: off, dependencies: off }\n",
  ".github/TRACKOWNERS": "* hull\n",
};

describe.each(storeKinds)("a pull request into another branch than the default one (%s)", (kind) => {
  it("is judged by the rules of the default branch, whatever that branch says, also when that says it later", async () => {
    const world = await yard(kind);
    await world.push(loose, "loose");
    const pull = await open(world, {
      key: "A2",
      branch: "work",
      base: "loose",
      files: { "deck/plank.md": "x\n" },
    });
    const said = "failure: 1 file belongs to track deck · 1 dependency open";
    expect(await outcome(world, pull)).toBe(said);
    expect((await checkOf(world, pull.sha))?.summary).toContain("Rules, plan and owners are those of `main`");
    await world.push({ ...loose, [planPath]: "title: Nothing\n" }, "loose");
    await world.ada.comment(world, pull.number, "/recheck");
    await world.settle();
    expect(await outcome(world, pull)).toBe(said);
    expect(world.errors()).toEqual([]);
  });

  it("follows what the default branch says from now on", async () => {
    const world = await yard(kind);
    await world.push({ "readme.txt": "x\n" }, "develop");
    const pull = await open(world, {
      key: "A1",
      branch: "work",
      base: "develop",
      files: { "deck/a.md": "x\n" },
    });
    expect(await outcome(world, pull)).toBe("failure: 1 file belongs to track deck");
    await world.push({ ".github/TRACKOWNERS": "/hull/ hull\n/deck/ hull\n" });
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");
  });

  it("stacked on one that loosens the rules is judged by the trunk, and so is that one", async () => {
    const world = await yard(kind);
    const files = { ".github/signalbox.yml": "rules: { ownership: off }\n", "hull/keel.md": "x\n" };
    await open(world, { key: "A1", branch: "one", files });
    const two = await open(world, { key: "B1", branch: "two", base: "one", files: { "hull/a.md": "x\n" } });
    expect(await outcome(world, two)).toBe(
      "failure: 1 file belongs to track hull · 2 of 2 in a stack onto main",
    );
  });
});

describe.each(storeKinds)("a trunk (%s)", (kind) => {
  const named = `${config}trunks: [main, "release/**"]\n`;
  const release = {
    ".github/TRACKOWNERS": "/deck/ hull\n",
    ".github/signalbox.yml": "rules: { dependencies: off }\n",
  };

  it("gives the owners where the config names it and GitHub protects it, and never the rules", async () => {
    const world = await yard(kind, named);
    await world.push(release, "release/1");
    await world.push(release, "feature");
    await world.mona.protect(world, "feature");
    const files = { "deck/plank.md": "x\n" };
    const before = await open(world, { key: "A2", branch: "before", base: "release/1", files });
    expect(await outcome(world, before)).toBe("failure: 1 file belongs to track deck · 1 dependency open");
    await close(world, before.number);
    await world.mona.protect(world, "release/1");
    await world.pass(6);
    const after = await open(world, { key: "A2", branch: "after", base: "release/1", files });
    expect(await outcome(world, after)).toBe("failure: 1 dependency open");
    expect((await checkOf(world, after.sha))?.summary).toContain(
      "Rules and plan are those of `main`, owners those of `release/1`",
    );
    const unnamed = await open(world, { key: "A1", branch: "unnamed", base: "feature", files });
    expect(await outcome(world, unnamed)).toBe("failure: 1 file belongs to track deck");
    expect(world.errors()).toEqual([]);
  });

  it("costs a request once in some minutes, and is read again when it moves", async () => {
    const world = await yard(kind, named);
    await world.push(release, "release/1");
    await world.mona.protect(world, "release/1");
    const pull = await open(world, {
      key: "A1",
      branch: "a",
      base: "release/1",
      files: { "deck/a.md": "x\n" },
    });
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");
    world.sandbox.clearRequests();
    await world.ada.octokit.rest.pulls.update({
      ...{ owner: world.owner, repo: world.repo },
      pull_number: pull.number,
      title: "Another",
    });
    await world.settle();
    expect(asked(world)).toHaveLength(1);
    await world.push({ ".github/TRACKOWNERS": "/deck/ deck\n" }, "release/1");
    expect(await outcome(world, pull)).toBe("failure: 1 file belongs to track deck");
  });

  it("that GitHub can't be asked about gives nothing, and is asked about again", async () => {
    const world = await yard(kind, named);
    await world.push(release, "release/1");
    await world.mona.protect(world, "release/1");
    await fetch(`${world.sandbox.url}/_sandbox/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        path: `/repos/${world.owner}/${world.repo}/branches/`,
        answer: 502,
        times: 1_000,
      }),
    });
    const sha = await world.ada.push(world, {
      branch: "a",
      from: "release/1",
      message: "a",
      files: { "deck/a.md": "x\n" },
    });
    const { number } = await issueOf(world, "A1");
    await world.ada.openPull(world, { head: "a", base: "release/1", title: "a", body: `Closes #${number}` });
    const conclusion = async () => (await checkOf(world, sha))?.conclusion ?? "none";
    const refused = () => world.sandbox.requests().filter(({ status }) => status === 502).length;
    await expect.poll(refused, { timeout: 60_000, interval: 100 }).toBeGreaterThan(4);
    expect(await conclusion()).toMatch(/none|failure/);
    await fetch(`${world.sandbox.url}/_sandbox/faults`, { method: "DELETE" });
    await expect.poll(conclusion, { timeout: 60_000, interval: 500 }).toBe("success");
  }, 150_000);
});

describe.each(storeKinds)("a stack (%s)", (kind) => {
  async function three(world: World): Promise<[Opened, Opened, Opened]> {
    const one = await open(world, { key: "A1", branch: "one", files: { "hull/1.md": "x\n" } });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: { "hull/2.md": "x\n" } });
    return [
      one,
      two,
      await open(world, { key: "A3", branch: "three", base: "two", files: { "hull/3.md": "x\n" } }),
    ];
  }

  it("of three over a chain of dependencies is green in order, and says each one's position", async () => {
    const world = await yard(kind);
    const stack = await three(world);
    const said = await Promise.all(stack.map((pull) => outcome(world, pull)));
    expect(said).toEqual(
      [1, 2, 3].map((at) => `success: Clear: 1 file, track hull · ${at} of 3 in a stack onto main`),
    );
    expect(world.errors()).toEqual([]);
  });

  it("is as good as what it stands on: one below that fails is not done, and is again once it is mended", async () => {
    const world = await yard(kind);
    const [one, two, top] = await three(world);
    const message = "Into the deck";
    const bad = await world.ada.push(world, { branch: "one", message, files: { "deck/1.md": "x\n" } });
    await world.settle();
    expect(await outcome(world, { sha: bad })).toMatch(/^failure: 1 file belongs to track deck · 1 of 3/);
    expect(await outcome(world, two)).toMatch(/^failure: 1 dependency open · 2 of 3/);
    expect((await checkOf(world, two.sha))?.summary).toContain(`Merge #${one.number} first`);
    expect(await outcome(world, top)).toMatch(/^failure: 2 dependencies open · 3 of 3/);
    await world.ada.push(world, { branch: "one", message: "Out again", files: { "deck/1.md": null } });
    await world.settle();
    expect(await outcome(world, top)).toMatch(/^success: .* 3 of 3/);
  });

  it("counts nothing of an item that somebody else holds", async () => {
    const world = await yard(kind);
    const [, two] = await three(world);
    await world.ben.comment(world, (await issueOf(world, "A1")).number, "/claim");
    await world.settle();
    expect(await outcome(world, two)).toMatch(/^failure: 1 dependency open · 2 of 3/);
  });

  it("is told anew when a layer is merged, closed, or goes elsewhere, at a request each", async () => {
    const world = await yard(kind);
    const [one, two, top] = await three(world);
    await world.mona.merge(world, one.number);
    await world.settle();
    const { owner, repo } = world;
    world.sandbox.clearRequests();
    await world.ada.octokit.rest.pulls.update({ owner, repo, pull_number: two.number, base: "main" });
    await world.settle();
    expect(await outcome(world, two)).toMatch(/^success: .* · 1 of 2 in a stack onto main$/);
    expect(await outcome(world, top)).toMatch(/^success: .* · 2 of 2 in a stack onto main$/);
    expect(asked(world).length).toBeLessThanOrEqual(6);
    world.sandbox.clearRequests();
    await close(world, two.number);
    expect(await outcome(world, top)).toBe("failure: 1 dependency open");
    expect((await checkOf(world, top.sha))?.summary).toContain("`two` is no trunk.");
    expect(asked(world).length).toBeLessThanOrEqual(6);
  });

  it("is compared with other stacks, and its layers with each other not", async () => {
    const world = await yard(kind);
    const line = (text: string) => ({ "hull/keel.md": `${text}\n` });
    await open(world, { key: "A1", branch: "one", files: line("1") });
    const upper = await open(world, { key: "A2", branch: "two", base: "one", files: line("2") });
    expect(await outcome(world, upper)).toMatch(/^success/);
    await open(world, { key: "B1", branch: "other-one", files: { "deck/1.md": "x\n" } });
    const other = await open(world, { key: "B1", branch: "other-two", base: "other-one", files: line("3") });
    const summary = (await checkOf(world, other.sha))?.summary ?? "";
    expect(summary).toContain("overlap");
    expect(summary).toContain(`#${upper.number}`);
    expect((await checkOf(world, upper.sha))?.summary).toContain(`#${other.number}`);
  });

  it("says that the trunk changed a shared file on the lowest layer alone", async () => {
    const world = await yard(kind, `${config.trimEnd().slice(0, -2)}, shared: off }\n`);
    const log = (text: string) => ({ "log.md": text });
    const one = await open(world, { key: "A1", branch: "one", files: log("1\n2\n") });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: log("1\n2\n3\n") });
    await world.push(log("0\n1\n"));
    expect(await outcome(world, one)).toMatch(/^failure: 1 file changed on the base · 1 of 2/);
    expect(await outcome(world, two)).not.toMatch(/changed on the base/);
    const taken = await world.ada.push(world, { branch: "one", message: "More", files: log("0\n1\n2\n") });
    await world.settle();
    expect(taken).not.toBe(one.sha);
    expect(await outcome(world, two)).toMatch(/^failure: .*1 file changed on the base/);
  });

  it("that goes round in a circle is ruled by the default branch, each for itself", async () => {
    const world = await yard(kind);
    const one = await open(world, { key: "A1", branch: "one", files: { "hull/1.md": "x\n" } });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: { "hull/2.md": "x\n" } });
    const { owner, repo } = world;
    await world.ada.push(world, { branch: "one", message: "More", files: { "hull/more.md": "x\n" } });
    await world.ada.octokit.rest.pulls.update({ owner, repo, pull_number: one.number, base: "two" });
    await world.settle();
    expect(await outcome(world, two)).toBe("failure: 1 dependency open");
    expect(world.errors()).toEqual([]);
  });
});

describe.each(storeKinds)("a stack that GitHub knows (%s)", (kind) => {
  const named = `${config}trunks: ["release/**"]\n`;

  it("goes where GitHub says, through a branch that is itself on its way elsewhere", async () => {
    const world = await yard(kind, named);
    await world.push({ ".github/TRACKOWNERS": "/deck/ hull\n" }, "release/1");
    await world.mona.protect(world, "release/1");
    const files = (name: string) => ({ [`deck/${name}.md`]: "x\n" });
    const one = await open(world, { key: "A1", branch: "one", base: "release/1", files: files("1") });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: files("2") });
    // The same branch into main as well, which the branches alone would follow.
    const message = "More";
    const sha = await world.ada.push(world, { branch: "one", message, files: { "hull/more.md": "x\n" } });
    await world.ada.openPull(world, { head: "one", base: "main", title: "Backport", body: "Text." });
    await world.settle();
    expect(await outcome(world, two)).toMatch(/^failure: 1 file belongs to track deck/);
    await world.ada.stack(world, one.number, two.number);
    await world.settle();
    expect(await outcome(world, two)).toBe(
      "success: Clear: 1 file, track hull · 2 of 2 in a stack onto release/1",
    );
    expect((await checkOf(world, two.sha))?.summary).toContain("owners those of `release/1`");
    // Its own check is that of the backport too, which nobody stands on any more.
    expect(await outcome(world, { sha })).toMatch(/^failure: 2 files belong to others(?!.*stack)/);
    expect(world.errors()).toEqual([]);
  });

  it("is asked for only where a delivery says something new, and when somebody asks", async () => {
    const world = await yard(kind);
    const one = await open(world, { key: "A1", branch: "one", files: { "hull/1.md": "x\n" } });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: { "hull/2.md": "x\n" } });
    const { owner, repo } = world;
    const looked = () =>
      asked(world).filter(({ method, path }) => method === "GET" && /\/pulls\/\d+$/.test(path)).length;
    const retitle = async (title: string) => {
      world.sandbox.clearRequests();
      await world.ada.octokit.rest.pulls.update({ owner, repo, pull_number: two.number, title });
      await world.settle();
    };
    await retitle("First");
    expect(looked()).toBe(0);
    const stack = await world.ada.stack(world, one.number, two.number);
    await world.settle();
    expect(looked()).toBe(2);
    await retitle("Second");
    expect(looked()).toBe(0);
    // GitHub tells nobody that it is taken apart.
    const path = "POST /repos/{owner}/{repo}/stacks/{stack_number}/unstack";
    await world.ada.octokit.request(path, { owner, repo, stack_number: stack });
    await retitle("Third");
    expect(looked()).toBe(1);
    await world.ada.comment(world, two.number, "/recheck");
    await world.settle();
    expect(looked()).toBe(1);
  });

  it("lands in one act, and its items are done", async () => {
    const world = await yard(kind);
    const one = await open(world, { key: "A1", branch: "one", files: { "hull/1.md": "x\n" } });
    const two = await open(world, { key: "A2", branch: "two", base: "one", files: { "hull/2.md": "x\n" } });
    const top = await open(world, { key: "A3", branch: "three", base: "two", files: { "hull/3.md": "x\n" } });
    await world.ada.stack(world, one.number, two.number, top.number);
    await world.settle();
    expect(await outcome(world, top)).toBe(
      "success: Clear: 1 file, track hull · 3 of 3 in a stack onto main",
    );
    await world.mona.merge(world, two.number);
    await world.settle();
    expect((await issueOf(world, "A1")).open).toBe(false);
    expect((await issueOf(world, "A2")).open).toBe(false);
    expect(await outcome(world, top)).toMatch(/^success: Clear: 1 file, track hull · 3 of 3/);
    expect(world.errors()).toEqual([]);
  });
});

describe.each(storeKinds)("a merge group (%s)", (kind) => {
  it("of a stack passes; with a pull request into a branch of loosened rules it fails by those of the trunk", async () => {
    const world = await yard(kind, `${config.trimEnd().slice(0, -2)}, shared: off }\n`);
    const one = await open(world, {
      key: "A1",
      branch: "one",
      files: { "hull/1.md": "x\n", "log.md": "1\n2\n" },
    });
    const files = { "hull/2.md": "x\n", "log.md": "1\n2\n3\n" };
    const two = await open(world, { key: "A2", branch: "two", base: "one", files });
    expect(await outcome(world, { sha: await group(world, [one.number, two.number]) })).toMatch(/^success/);
    await world.push(loose, "loose");
    const bad = await open(world, {
      key: "B1",
      branch: "bad",
      base: "loose",
      files: { "hull/bad.md": "x\n" },
    });
    const check = await checkOf(world, await group(world, [one.number, bad.number]));
    expect(check).toMatchObject({
      conclusion: "failure",
      title: `#${bad.number}: 1 file belongs to track hull`,
      summary: expect.stringContaining("Rules, plan and owners are those of `main`"),
    });
    expect(world.errors()).toEqual([]);
  });
});

describe.each(storeKinds)("a fork's branch (%s)", (kind) => {
  it("called like a trunk or like the base of others is nobody's base", async () => {
    const world = await yard(kind, `${config}trunks: ["release/**"]\n`, ["eve"]);
    const eve = person(world.sandbox, "eve");
    const fork: Place = await eve.fork(world);
    await world.push({ "readme.txt": "x\n" }, "release/1");
    await world.push({ "readme.txt": "x\n" }, "shared");
    for (const branch of ["release/1", "shared", "main"]) {
      const files = { ...loose, "hull/eve.md": `${branch}\n` };
      await eve.push(fork, { branch, message: "Loosen", files, ...(branch !== "main" && { from: "main" }) });
      const { number } = await issueOf(world, "A1");
      const body = `Closes #${number}`;
      await eve.openPull(world, { head: `eve:${branch}`, title: branch, body });
      await world.settle();
    }
    for (const base of ["release/1", "shared", "main"]) {
      const branch = `on-${base.replace("/", "-")}`;
      const pull = await open(world, { key: "A2", branch, base, files: { "deck/a.md": `${base}\n` } });
      const { summary = "", title, conclusion } = (await checkOf(world, pull.sha)) ?? {};
      expect(`${conclusion} ${title}`).toMatch(/^failure 1 file belongs to track deck · 1 dependency open/);
      expect(title).not.toContain("stack");
      expect(summary).toContain("Rules, plan and owners are those of `main`");
    }
    expect(world.errors()).toEqual([]);
  });
});
