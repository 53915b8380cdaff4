import { describe, expect, it } from "vitest";
import type { Person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { pressButton } from "./press-button.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const config = `sessions:
  welder: { logins: [ada], tracks: [hull] }
  joiner: { logins: [ben], tracks: [deck] }
rules: { done: off }
`;
const owners = "/hull/ hull\n/deck/ deck\n/charter.md hull deck\n";

/** Ada works on the hull, Ben on the deck; the charter is shared. Both hold an item. */
async function yard(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind });
  const files = { ".github/signalbox.yml": config, ".github/TRACKOWNERS": owners, "charter.md": "1\n2\n3\n" };
  await world.push({ [planPath]: ferryPlan, ...files });
  await say(world, world.ada, (await issueOf(world, "A1")).number, "/claim");
  await say(world, world.ben, (await issueOf(world, "B1")).number, "/claim");
  return world;
}

async function say(world: World, who: Person, number: number, body: string): Promise<void> {
  await who.comment(world, number, body);
  await world.settle();
}

interface Opened {
  number: number;
  sha: string;
  branch: string;
}

async function open(
  world: World,
  who: Person,
  key: string,
  files: Record<string, string>,
  branch = `work-${key}`,
): Promise<Opened> {
  const { number: issue } = await issueOf(world, key);
  const sha = await who.push(world, { branch, from: "main", message: branch, files });
  const number = await who.openPull(world, { head: branch, title: branch, body: `Closes #${issue}` });
  await world.settle();
  return { number, sha, branch };
}

const outcome = async (world: World, { sha }: Opened) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

const judged = (world: World) =>
  world.sandbox.requests().filter((one) => one.actor === "signalbox[bot]" && one.method !== "OPTIONS");

async function lastWord(world: World, number: number): Promise<string> {
  const { octokit } = world.mona;
  const { owner, repo } = world;
  const all = await octokit.paginate(octokit.rest.issues.listComments, { owner, repo, issue_number: number });
  return all.at(-1)?.body ?? "";
}

describe.each(storeKinds)("a shared file (%s)", (kind) => {
  it("is announced from the check, and must be taken in again when it changes on the base", async () => {
    const world = await yard(kind);
    const pull = await open(world, world.ada, "A1", { "charter.md": "1\n2\n3 knots\n" });
    expect(await outcome(world, pull)).toBe("failure: 1 shared file not announced");
    await pressButton(world, pull.sha, "ada", "announce");
    expect(await lastWord(world, pull.number)).toMatch(/^Session `welder` holds `charter.md` until/);
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");

    world.sandbox.clearRequests();
    await world.push({ "hull/keel.md": "keel\n" });
    expect(judged(world).filter(({ path }) => path.includes("/check-runs"))).toEqual([]);
    expect(judged(world).filter(({ fields }) => fields.includes("pullRequest"))).toEqual([]);
    await world.push({ "charter.md": "one\n2\n3\n" });
    expect(await outcome(world, pull)).toBe("failure: 1 file changed on the base");
    const files = { "charter.md": "one\n2\n3 knots\n" };
    const rebased = { branch: pull.branch, from: "main", force: true, message: "Again", files };
    const sha = await world.ada.push(world, rebased);
    await world.settle();
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "success" });
  });
});

describe.each(storeKinds)("a file of others (%s)", (kind) => {
  it("is asked for from the check once a day; the owner's press of the same button allows it", async () => {
    const world = await yard(kind);
    const pull = await open(world, world.ada, "A1", { "deck/plank.md": "x\n" });
    expect(await outcome(world, pull)).toBe("failure: 1 file belongs to track deck");
    await pressButton(world, pull.sha, "ada", "ask-owner");
    expect(await lastWord(world, pull.number)).toBe("Asked `track deck`: session `joiner`.");
    const told = await lastWord(world, (await issueOf(world, "B1")).number);
    expect(told).toContain(`May #\u200c${pull.number} change deck/plank.md?`);
    await pressButton(world, pull.sha, "ada", "ask-owner");
    expect(await lastWord(world, pull.number)).toContain("was asked less than a day ago");
    await pressButton(world, pull.sha, "ben", "ask-owner");
    expect(await lastWord(world, pull.number)).toBe(
      "`ben` allows `welder` to change `deck/plank.md` for a week.",
    );
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");
    await world.pass(8 * 24 * 60);
    await say(world, world.mona, pull.number, "/recheck");
    expect(await outcome(world, pull)).toMatch(/^failure: 1 file belongs to track deck/);
  });

  it("is let pass by a maintainer until it changes again, or for good", async () => {
    const world = await yard(kind);
    const pull = await open(world, world.ada, "A1", { "deck/plank.md": "x\n" });
    await say(world, world.mona, pull.number, "/override ownership agreed at lunch");
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");
    expect((await checkOf(world, pull.sha))?.summary).toContain("Overridden by mona: agreed at lunch");
    const push = async (files: Record<string, string>): Promise<Opened> => {
      const sha = await world.ada.push(world, { branch: pull.branch, message: "More", files });
      await world.settle();
      return { ...pull, sha };
    };
    expect(await outcome(world, await push({ "hull/keel.md": "keel\n" }))).toMatch(/^success/);
    expect(await outcome(world, await push({ "deck/plank.md": "y\n" }))).toMatch(/^failure: 1 file belongs/);
    await say(world, world.mona, pull.number, "/override ownership for good --sticky");
    expect(await outcome(world, await push({ "deck/plank.md": "z\n" }))).toMatch(/^success/);
  });
});

describe.each(storeKinds)("other work (%s)", (kind) => {
  it("in the same lines goes first where it is older; when it is closed, nothing is in the way", async () => {
    const world = await yard(kind);
    await world.push({ "hull/keel.md": "1\n2\n3\n4\n5\n6\n7\n8\n9\n" });
    const first = await open(
      world,
      world.ada,
      "A1",
      { "hull/keel.md": "one\n2\n3\n4\n5\n6\n7\n8\n9\n" },
      "first",
    );
    const second = await open(
      world,
      world.ada,
      "A1",
      { "hull/keel.md": "uno\n2\n3\n4\n5\n6\n7\n8\n9\n" },
      "second",
    );
    const apart = await open(
      world,
      world.ada,
      "A1",
      { "hull/keel.md": "1\n2\n3\n4\n5\n6\n7\n8\nnine\n" },
      "apart",
    );
    expect(await outcome(world, first)).toMatch(/^success/);
    expect(await outcome(world, second)).toBe("neutral: overlaps 1 other change");
    expect((await checkOf(world, second.sha))?.summary).toContain(`#${first.number} goes first`);
    expect(await outcome(world, apart)).toMatch(/^success/);
    const { owner, repo } = world;
    await world.ada.octokit.rest.pulls.update({ owner, repo, pull_number: first.number, state: "closed" });
    await world.settle();
    expect(await outcome(world, second)).toMatch(/^success/);
  });

  it("that a pull request waits for is named with its own pull request; a claim of another session too", async () => {
    const world = await yard(kind);
    const pull = await open(world, world.ben, "A2", { "hull/paint.md": "x\n" }, "paint");
    expect(await outcome(world, pull)).toMatch(/1 dependency open · 1 item not claimed for this/);
    const first = await open(world, world.ada, "A1", { "hull/keel.md": "x\n" });
    expect((await checkOf(world, pull.sha))?.summary).toContain(`Merge #${first.number} first`);
    await world.ada.merge(world, first.number);
    await world.settle();
    expect(await outcome(world, pull)).toBe("neutral: 1 item not claimed for this");
    await say(world, world.ben, (await issueOf(world, "A2")).number, "/claim");
    expect(await outcome(world, pull)).toMatch(/^success/);
  });
});

describe.each(storeKinds)("a stack of 25 pull requests (%s)", (kind) => {
  it("costs what each of them costs, not what they cost each other", { timeout: 180_000 }, async () => {
    const world = await yard(kind);
    const numbers: number[] = [];
    for (let index = 1; index <= 25; index += 1) {
      const branch = `stack-${index}`;
      const base = index === 1 ? "main" : `stack-${index - 1}`;
      const files = { [`hull/part-${index}.md`]: "x\n" };
      await world.ada.push(world, { branch, from: base, message: branch, files });
      const body = "Part.\n\nTrack: hull";
      numbers.push(await world.ada.openPull(world, { head: branch, base, title: branch, body }));
    }
    await world.settle();
    world.sandbox.clearRequests();
    await world.ada.push(world, { branch: "stack-1", message: "Mend", files: { "hull/part-1.md": "y\n" } });
    await world.settle();
    // The one that changed, and what is to be asked about the branch that the next one is built on.
    expect(judged(world).length).toBeLessThanOrEqual(8);
    world.sandbox.clearRequests();
    await world.push({ "hull/new.md": "x\n" });
    expect(judged(world).length).toBeLessThanOrEqual(4);
    world.sandbox.clearRequests();
    await world.push({ ".github/TRACKOWNERS": `${owners}/hull/part-3.md deck\n` });
    // All of them are ruled by the trunk: one request each, and what is to be asked about the trunk.
    expect(judged(world).length).toBeLessThanOrEqual(25 + 8);
    expect(numbers).toHaveLength(25);
  });
});

describe.each(storeKinds)("pull requests that were open before the plan came (%s)", (kind) => {
  it("are judged at the first sync", async () => {
    const world = await openWorld({ kind });
    const sha = await world.ada.push(world, {
      branch: "early",
      from: "main",
      message: "Early",
      files: { "deck/plank.md": "x\n" },
    });
    world.sandbox.setWebhookUrl(null);
    await world.ada.openPull(world, { head: "early", title: "Early", body: "Work.\n\nTrack: hull" });
    world.sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
    expect(await checkOf(world, sha)).toBeNull();
    await world.push({ [planPath]: ferryPlan });
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "failure" });
  });
});
