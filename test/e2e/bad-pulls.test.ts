import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { checkOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const off = "rules: { claim: off, overlap: off, done: off }\n";

async function yard(kind: (typeof storeKinds)[number], more: Record<string, string> = {}): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan, ".github/signalbox.yml": off, ...more });
  return world;
}

interface Change {
  files?: Record<string, string | null>;
  renames?: Record<string, string>;
}

/** A pull request of the track `hull`. */
async function open(world: World, branch: string, { files = {}, renames = {} }: Change, base = "main") {
  const sha = await world.ada.push(world, { branch, from: base, message: branch, files, renames });
  const body = "Work.\n\nTrack: hull";
  const number = await world.ada.openPull(world, { head: branch, base, title: branch, body });
  await world.settle();
  return { sha, number };
}

const outcome = async (world: World, sha: string) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

describe.each(storeKinds)("an odd pull request (%s)", (kind) => {
  it("that moves a file across owners answers for both sides, and one that removes a file for it", async () => {
    const world = await yard(kind, { "deck/plank.md": "a plank\n".repeat(9), "deck/rail.md": "x\n" });
    const moved = await open(world, "moved", { renames: { "deck/plank.md": "hull/plank.md" } });
    expect(await outcome(world, moved.sha)).toBe("failure: 1 file belongs to track deck");
    const removed = await open(world, "removed", { files: { "deck/rail.md": null } });
    expect(await outcome(world, removed.sha)).toBe("failure: 1 file belongs to track deck");
  });

  it("that changes nothing in the end is clear; a binary file is judged like any other", async () => {
    const world = await yard(kind, { "hull/a.md": "a\n" });
    const first = { branch: "nothing", from: "main", message: "There", files: { "hull/a.md": "b\n" } };
    await world.ada.push(world, first);
    const back = { branch: "nothing", message: "And back", files: { "hull/a.md": "a\n" } };
    const sha = await world.ada.push(world, back);
    await world.ada.openPull(world, { head: "nothing", title: "Nothing", body: "Work.\n\nTrack: hull" });
    await world.settle();
    expect(await outcome(world, sha)).toBe("success: Clear: 0 files, track hull");
    const binary = await open(world, "binary", { files: { "deck/photo.png": "\u0000\u0001binary\u0000" } });
    expect(await outcome(world, binary.sha)).toBe("failure: 1 file belongs to track deck");
  });

  it("whose base branch is deleted is judged by where that was, or closed, and nothing fails", async () => {
    const world = await yard(kind);
    await world.ada.push(world, {
      branch: "stage",
      from: "main",
      message: "Stage",
      files: { "hull/s.md": "s\n" },
    });
    const { sha } = await open(world, "upon", { files: { "hull/u.md": "u\n" } }, "stage");
    expect(await outcome(world, sha)).toMatch(/^success/);
    const { owner, repo } = world;
    await world.ada.octokit.rest.git.deleteRef({ owner, repo, ref: "heads/stage" });
    await world.settle();
    expect(world.errors()).toEqual([]);
    expect(await outcome(world, sha)).toMatch(/^success/);
  });

  it("that is pushed to again and again ends with the verdict of its last head on its last head", async () => {
    const world = await yard(kind);
    const { number } = await open(world, "busy", { files: { "hull/b.md": "0\n" } });
    const heads: string[] = [];
    for (let round = 1; round <= 6; round += 1) {
      const files = { [round % 2 === 0 ? "hull/b.md" : "deck/b.md"]: `${round}\n` };
      heads.push(
        await world.ada.push(world, {
          branch: "busy",
          from: "main",
          force: true,
          message: `Round ${round}`,
          files,
        }),
      );
    }
    await world.settle();
    expect(await outcome(world, heads.at(-1) ?? "")).toBe("success: Clear: 1 file, track hull");
    for (const [index, sha] of heads.entries()) {
      const check = await checkOf(world, sha);
      // Not every head was looked at; what was said of one is said of that one.
      if (check) expect(check.conclusion).toBe(index % 2 === 0 ? "failure" : "success");
    }
    expect(number).toBeGreaterThan(0);
  });

  it("of more than 3,000 files is unknown, which is no pass", { timeout: 120_000 }, async () => {
    const world = await yard(kind);
    const files = Object.fromEntries(
      Array.from({ length: 3_001 }, (_, index) => [`hull/f-${index}.md`, "x\n"]),
    );
    const { sha } = await open(world, "huge", { files });
    const check = await checkOf(world, sha);
    expect(check).toMatchObject({ conclusion: "failure", title: "Unknown: the files could not be listed" });
    expect(check?.summary).toContain("3001 files");
  });

  it("of 401 files, one of them shared, costs a request and one per hundred", {
    timeout: 60_000,
  }, async () => {
    const world = await yard(kind, { ".github/TRACKOWNERS": "/hull/ hull\n/hull/f-7.md hull deck\n" });
    const files = Object.fromEntries(
      Array.from({ length: 401 }, (_, index) => [`hull/f-${index}.md`, "x\n"]),
    );
    const { sha } = await open(world, "large", { files });
    expect(await outcome(world, sha)).toMatch(/^failure: .*1 shared file/);
    world.sandbox.clearRequests();
    await world.ada.push(world, { branch: "large", message: "More", files: { "hull/f-0.md": "y\n" } });
    await world.settle();
    const asked = world.sandbox.requests().filter(({ actor }) => actor === "signalbox[bot]");
    const reads = asked.filter(({ method, operation }) => method === "GET" || operation === "query");
    // The pull request, the first 300 of a comparison, and two pages.
    expect(reads.length).toBe(4);
    const writes = asked.filter((one) => !reads.includes(one)).map(({ method, path }) => `${method} ${path}`);
    expect(writes).toEqual([expect.stringMatching(/^POST .*check-runs$/)]);
  });
});

describe.each(storeKinds)("a revert (%s)", (kind) => {
  it("of a merged pull request passes; one that only calls itself so, or brings more, does not", async () => {
    const world = await yard(kind, { "deck/plank.md": "1\n" });
    await world.ben.push(world, {
      branch: "saw",
      from: "main",
      message: "Saw",
      files: { "deck/plank.md": "2\n" },
    });
    const first = await world.ben.openPull(world, {
      head: "saw",
      title: "Saw",
      body: "Work.\n\nTrack: deck",
    });
    await world.settle();
    await world.ben.merge(world, first);
    await world.settle();
    const revert = async (branch: string, files: Record<string, string>) => {
      const sha = await world.ada.push(world, { branch, from: "main", message: "Revert", files });
      const body = `Reverts ${world.owner}/${world.repo}#${first}`;
      await world.ada.openPull(world, { head: branch, title: 'Revert "Saw"', body });
      await world.settle();
      return outcome(world, sha);
    };
    expect(await revert(`revert-${first}-saw`, { "deck/plank.md": "1\n" })).toBe(
      `success: Exempt: it takes back #${first}`,
    );
    expect(await revert(`revert-${first}-more`, { "deck/plank.md": "1\n", "deck/rail.md": "x\n" })).toMatch(
      /^failure/,
    );
    expect(await revert("undo", { "deck/plank.md": "1\n\n" })).toMatch(/^failure/);
  });
});

// How it is made is GitHub's matter, not the store's.
describe("a pull request", () => {
  it("of links, a submodule and 300 commits is judged by its paths, like any other", async () => {
    const world = await yard("pglite");
    const { git } = world.ada.octokit.rest;
    const place = { owner: world.owner, repo: world.repo };
    const tip = (await git.getRef({ ...place, ref: "heads/main" })).data.object.sha;
    const base = (await git.getCommit({ ...place, commit_sha: tip })).data.tree.sha;
    const tree = await git.createTree({
      ...place,
      base_tree: base,
      tree: [
        { path: "hull/link", mode: "120000", type: "blob", content: "../deck/plank.md" },
        { path: "deck/module", mode: "160000", type: "commit", sha: "1".repeat(40) },
      ],
    });
    let head = tip;
    for (let step = 1; step <= 300; step += 1) {
      const commit = { message: `Step ${step}`, tree: tree.data.sha, parents: [head] };
      head = (await git.createCommit({ ...place, ...commit })).data.sha;
    }
    await git.createRef({ ...place, ref: "refs/heads/links", sha: head });
    world.sandbox.clearRequests();
    await world.ada.openPull(world, { head: "links", title: "Links", body: "Work.\n\nTrack: hull" });
    await world.settle();
    expect(await outcome(world, head)).toBe("failure: 1 file belongs to track deck");
    expect(world.errors()).toEqual([]);
  }, 60_000);
});
