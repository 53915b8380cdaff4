import { expect, it } from "vitest";
import { projectPeople } from "../github/board/project-people.js";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

async function say(world: World, key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  await world.ada.octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
  await world.settle();
}

const planks = async (world: World) =>
  (await projectPeople(world.mona.octokit, world.owner).values())["Lay the planks"];

const requestsOfApp = (world: World) =>
  world.sandbox.requests().filter((one) => one.actor === "signalbox[bot]" && one.path.endsWith("graphql"));

it.each(storeKinds)(
  "the project says who holds an item and until when, as signs of life move it (%s)",
  async (kind) => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    await say(world, "B1", "/claim");
    const first = await planks(world);
    expect(first).toMatchObject({
      Status: "Claimed",
      Session: "ada/B1",
      "Claim ends": expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/),
    });

    await world.pass(20);
    await say(world, "B1", "/heartbeat");
    world.sandbox.clearRequests();
    await world.pass(0);
    expect(requestsOfApp(world)).toEqual([]);
    expect(await planks(world)).toEqual(first);

    await world.pass(25);
    await say(world, "B1", "/heartbeat");
    await world.pass(0);
    const moved = await planks(world);
    const minutesOf = (values: typeof first) =>
      Date.parse(String(values?.["Claim ends"]).replace(" UTC", "Z")) / 60_000;
    expect(minutesOf(moved) - minutesOf(first)).toBeGreaterThanOrEqual(44);
    world.sandbox.clearRequests();
    await world.pass(0);
    expect(requestsOfApp(world)).toEqual([]);

    await say(world, "B1", "/release");
    const after = await planks(world);
    expect(after).toMatchObject({ Status: "Ready" });
    expect(after).not.toHaveProperty("Session");
    expect(after).not.toHaveProperty("Claim ends");
    expect(world.errors()).toEqual([]);
  },
);

it.each(storeKinds)(
  "a claim that lapses leaves the project, whatever people call the field by then (%s)",
  async (kind) => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const people = projectPeople(world.mona.octokit, world.owner);
    await people.rename(await people.field("Session"), "Who");
    await say(world, "B1", "/claim 1h");
    expect(await planks(world)).toMatchObject({ Who: "ada/B1" });
    await world.pass(95);
    expect(await planks(world)).toMatchObject({ Status: "Ready" });
    expect(await planks(world)).not.toHaveProperty("Who");
    expect(world.errors()).toEqual([]);
  },
);
