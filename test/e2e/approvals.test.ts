import { describe, expect, it } from "vitest";
import { type Person, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const config = `sessions: { deckhand: { logins: [ben], tracks: [deck] } }
rules: { claim: off, overlap: off, done: off, scope: off }
`;

interface Opened {
  number: number;
  sha: string;
}

async function dock(kind: (typeof storeKinds)[number], more: string[] = []): Promise<World> {
  const world = await openWorld({ kind, people: more });
  await world.push({ [planPath]: ferryPlan, ".github/signalbox.yml": config, "readme.md": "0\n" });
  return world;
}

type Files = Record<string, string | null>;

/** A pull request of track hull that changes two files of the deck. */
async function open(world: World, who: Person = world.ada): Promise<Opened> {
  const { number: issue } = await issueOf(world, "A1");
  const files = { "deck/plank.md": "1\n", "deck/rail.md": "1\n" };
  const sha = await who.push(world, { branch: "work", from: "main", message: "Work", files });
  const pull = { head: "work", title: "Work", body: `Closes #${issue}` };
  const number = await who.openPull(world, pull);
  await world.settle();
  return { number, sha };
}

async function push(world: World, files: Files, more: { force?: boolean; from?: string } = {}) {
  const sha = await world.ada.push(world, { branch: "work", message: "More", files, ...more });
  await world.settle();
  return sha;
}

async function approve(world: World, who: Person, { number }: Opened): Promise<void> {
  await who.review(world, number, "APPROVE");
  await world.settle();
}

const outcome = async (world: World, sha: string) => (await checkOf(world, sha))?.conclusion;

const said = async (world: World, sha: string) => (await checkOf(world, sha))?.summary ?? "";

/** How many requests the App needs to find out what it wants to know while something is done. */
async function reads(world: World, act: () => Promise<unknown>): Promise<number> {
  world.sandbox.clearRequests();
  await act();
  const own = world.sandbox.requests().filter(({ actor }) => actor === "signalbox[bot]");
  return own.filter(({ method, operation }) => method === "GET" || operation === "query").length;
}

describe.each(storeKinds)("an owner's approving review (%s)", (kind) => {
  it("stays in force while its files are as it saw them, at one request a push and none after", async () => {
    const world = await dock(kind);
    const pull = await open(world);
    expect(await outcome(world, pull.sha)).toBe("failure");
    await approve(world, world.ben, pull);
    expect(await outcome(world, pull.sha)).toBe("success");

    const recheck = async () => {
      await world.ada.comment(world, pull.number, "/recheck");
      await world.settle();
    };
    await recheck();
    const known = await reads(world, recheck);
    let head = "";
    const more = async (text: string) => {
      head = await push(world, { "hull/keel.md": text });
    };
    await more("0\n");
    expect(await outcome(world, head)).toBe("success");
    expect(await reads(world, recheck)).toBe(known);
    const cold = await reads(world, () => more("1\n"));
    await world.ben.review(world, pull.number, "REQUEST_CHANGES", "No.");
    await world.settle();
    expect(await reads(world, () => more("2\n"))).toBe(cold - 1);
    await approve(world, world.ben, pull);

    const rebased = { "deck/plank.md": "1\n", "deck/rail.md": "1\n", "hull/keel.md": "2\n" };
    await world.push({ "readme.md": "1\n" });
    expect(await outcome(world, await push(world, rebased, { from: "main", force: true }))).toBe("success");
    expect(world.errors()).toEqual([]);
  });

  it("ends with the next change of its files, for those files only, and that is said", async () => {
    const world = await dock(kind);
    const pull = await open(world);
    await approve(world, world.ben, pull);
    const one = await push(world, { "deck/plank.md": "2\n" });
    expect(await outcome(world, one)).toBe("failure");
    expect(await said(world, one)).toContain("approved by ben before it changed");
    expect(await said(world, one)).not.toContain("`deck/rail.md`");
    const two = await push(world, { "deck/rail.md": null, "deck/mast.md": "1\n" });
    expect(await said(world, two)).toContain("approved by ben before 2 of these changed");
    // As it was approved, it is approved.
    const back = await push(world, { "deck/plank.md": "1\n", "deck/rail.md": "1\n", "deck/mast.md": null });
    expect(await outcome(world, back)).toBe("success");
    await push(world, { "deck/plank.md": "3\n" });
    await approve(world, world.ben, pull);
    expect(await outcome(world, (await push(world, { "hull/keel.md": "1\n" })) ?? "")).toBe("success");
    expect(world.errors()).toEqual([]);
  });

  it("counts for nothing where it was dismissed, or asks for changes since", async () => {
    const world = await dock(kind);
    const pull = await open(world);
    const { owner, repo } = world;
    await approve(world, world.ben, pull);
    await world.ben.review(world, pull.number, "REQUEST_CHANGES", "No.");
    await world.settle();
    expect(await outcome(world, pull.sha)).toBe("failure");
    await approve(world, world.ben, pull);
    expect(await outcome(world, pull.sha)).toBe("success");
    const { data } = await world.mona.octokit.rest.pulls.listReviews({
      owner,
      repo,
      pull_number: pull.number,
    });
    await world.mona.octokit.rest.pulls.dismissReview({
      ...{ owner, repo, pull_number: pull.number },
      review_id: data.at(-1)?.id ?? 0,
      message: "Not yet",
    });
    await world.settle();
    expect(await outcome(world, pull.sha)).toBe("failure");
    expect(await outcome(world, await push(world, { "hull/keel.md": "1\n" }))).toBe("failure");
  });

  it("is of the account that the files mean, not of whoever has its login now", async () => {
    const world = await dock(kind);
    const pull = await open(world);
    world.sandbox.renameUser("ben", "benjamin");
    world.sandbox.addUser("ben");
    await world.mona.setRole(world, "ben", "push");
    await approve(world, person(world.sandbox, "ben"), pull);
    expect(await outcome(world, pull.sha)).toBe("failure");
    await approve(world, person(world.sandbox, "benjamin"), pull);
    expect(await outcome(world, pull.sha)).toBe("success");
    expect(world.errors()).toEqual([]);
  });
});
