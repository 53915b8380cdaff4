import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Status } from "../../src/core/status/model.js";
import { statusPlain } from "../../src/core/text/status.js";
import { storeKinds } from "../store/kinds.js";
import { boardOf, issueOf } from "./github-state.js";
import { planPath } from "./plans.js";
import { closeWorlds, openWorld, operatorToken, type World } from "./world.js";

closeWorlds();

const keys = Array.from({ length: 30 }, (_, index) => `S${index + 1}`);
const plan = `title: Sails
items:
${keys.map((key, index) => `  - { key: ${key}, title: Sew sail ${key}, track: sails${index > 0 ? `, dependsOn: [S${index}]` : ""} }`).join("\n")}
`;

async function statusOf(world: World): Promise<Status> {
  const url = `${world.app.url}/api/v1/repos/${world.owner}/${world.repo}/status`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${operatorToken}` } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Status;
}

async function statusBody(world: World): Promise<string | null> {
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.issues.listForRepo({ owner, repo, per_page: 100 });
  return data.find(({ body }) => body?.includes("<!-- signalbox:status -->"))?.body ?? null;
}

async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found) return found;
    await sleep(50);
  }
  throw new Error("it did not come about");
}

describe.each(storeKinds)("a sync whose rate limit runs out (%s)", (kind) => {
  it("is shown with the time at which it goes on, lets people through, and makes nothing twice", async () => {
    const world = await openWorld({ kind });
    // So that the App knows the repository.
    await world.push({ "README.md": "Sails" });
    world.sandbox.clearRequests();
    // 50 of the 1,000 are people's: the board has 41.
    world.sandbox.setRateLimit({ limit: 1_000, remaining: 90, seconds: 30 });
    let over = false;
    const pushed = world.push({ [planPath]: plan }).finally(() => {
      over = true;
    });
    const stopped = await until(async () => {
      const { run } = (await statusOf(world)).board;
      return run?.stopped ? { ...run, stopped: run.stopped } : null;
    });
    expect(stopped.made).toBeGreaterThan(20);
    expect(stopped.made).toBeLessThan(stopped.total);
    expect(stopped.stopped.reason).toBe("rate-limit");
    const resumes = stopped.stopped.resumes ?? "";
    const line = `${stopped.made} of ${stopped.total} changes made, resumes ${resumes.slice(11, 16)} UTC (GitHub's rate limit).`;
    expect(statusPlain(await statusOf(world))).toContain(`Board: ${line}`);
    await until(async () => (await statusBody(world))?.includes(`**Board:** ${line}`));

    const { number } = await issueOf(world, "S1");
    const { owner, repo } = world;
    await world.ada.octokit.rest.issues.createComment({ owner, repo, issue_number: number, body: "/claim" });
    await until(async () => (await issueOf(world, "S1")).assignees.includes("ada"));
    expect((await statusOf(world)).board.run?.stopped).toBeTruthy();
    expect(Date.now()).toBeLessThan(Date.parse(resumes));

    let least = stopped.made;
    while (!over) {
      const { run } = (await statusOf(world)).board;
      if (run) expect(run.made).toBeGreaterThanOrEqual(least);
      least = run?.made ?? least;
      await sleep(50);
    }
    await pushed;
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(resumes));
    expect((await statusOf(world)).board.run).toBeNull();

    const board = await boardOf(world);
    expect(board.issues.map(({ key }) => key).sort()).toEqual([...keys].sort());
    expect(board.issues.find(({ key }) => key === "S30")?.blockedBy).toEqual(["S29"]);
    const made = world.sandbox
      .requests()
      .filter(({ method, path, status }) => method === "POST" && /\/issues$/.test(path) && status === 201);
    expect(made).toHaveLength(keys.length + 1);
    await world.pass(2);
    expect(await statusBody(world)).not.toContain("**Board:**");
    expect(world.errors()).toEqual([]);
  }, 180_000);
});

const two = (state: string) => `title: Sails
items:
  - { key: S1, title: Sew the jib, track: sails, state: ${state}, deliverables: [Cloth cut, Seams sewn] }
  - { key: S2, title: Sew the spinnaker, track: sails }
`;

describe.each(storeKinds)("what people have otherwise than the plan (%s)", (kind) => {
  it("is listed in the status with its reason, until it isn't any more", async () => {
    const world = await openWorld({ kind });
    const { owner, repo } = world;
    const edit = async (number: number, more: { title?: string; body?: string; state?: "open" }) => {
      await world.mona.octokit.rest.issues.update({ owner, repo, issue_number: number, ...more });
      await world.settle();
    };
    await world.push({ [planPath]: two("open") });
    const [jib, spinnaker] = [await issueOf(world, "S1"), await issueOf(world, "S2")];
    expect(await statusBody(world)).not.toContain("## Differs from the plan");

    await world.push({ [planPath]: two("done") });
    const { body } = await issueOf(world, "S1");
    await edit(jib.number, { state: "open", body: body.replace("- [ ] Cloth cut", "- [x] Cloth cut") });
    await edit(spinnaker.number, { title: "Ask @ben about the spinnaker" });
    const { drift, problems, synced } = (await statusOf(world)).board;
    expect({ drift, problems }).toEqual({
      drift: [
        `#${spinnaker.number} (S2): its title was changed on GitHub and stays; the plan says "Sew the spinnaker".`,
        `#${jib.number} (S1): it was reopened on GitHub and stays open; the plan says done.`,
        `#${jib.number} (S1): 1 deliverable is ticked on GitHub and not in the plan; ticks are people's and stay.`,
      ],
      problems: [],
    });
    expect(Date.parse(synced ?? "")).toBeGreaterThan(0);
    await world.pass(2);
    expect(await statusBody(world)).toContain(
      `## Differs from the plan\n\n- #${spinnaker.number} (S2): its title was changed`,
    );

    await world.push({ [planPath]: two("open").replace(/^.*S2.*\n/m, "") });
    await edit(spinnaker.number, { state: "open" });
    expect((await statusOf(world)).board.drift).toEqual([
      `#${spinnaker.number} (S2): it was reopened on GitHub and stays open; the plan does not name it any more.`,
      `#${jib.number} (S1): 1 deliverable is ticked on GitHub and not in the plan; ticks are people's and stay.`,
    ]);
    expect(world.errors()).toEqual([]);
  });
});
