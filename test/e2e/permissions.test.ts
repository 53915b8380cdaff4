import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

/** Ben may read and label, but not push. */
async function withReader(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind, roles: { ben: "triage" } });
  await world.push({ [planPath]: ferryPlan });
  return world;
}

/** What the App answers to a comment; null where its reaction says it all. */
async function answerTo(world: World, number: number, body: string): Promise<string | null> {
  const { owner, repo } = world;
  const place = { owner, repo, issue_number: number };
  const { issues } = world.ben.octokit.rest;
  const before = (await issues.listComments(place)).data.length;
  await issues.createComment({ ...place, body });
  await world.settle();
  return (await issues.listComments(place)).data[before + 1]?.body ?? null;
}

describe.each(storeKinds)("who may not push (%s)", (kind) => {
  it("may register a session, and not make it an owner", async () => {
    const world = await withReader(kind);
    const { number } = await issueOf(world, "A1");
    const refused = expect.stringContaining("only who may push here can name them");
    expect(await answerTo(world, number, "/register north --track deck")).toEqual(refused);
    expect(await answerTo(world, number, "/register north --branch 'deck/*'")).toEqual(refused);
    expect(await answerTo(world, number, "/register north")).toBeNull();
    const [north] = await world.store.sessions.all((await world.store.repositories.all())[0]?.id ?? 0);
    expect(north).toMatchObject({ id: "north", login: "ben", tracks: [], branches: [] });
  });

  it("may not say whose another's pull request is, which its author may", async () => {
    const world = await withReader(kind);
    await world.ada.push(world, {
      branch: "mast",
      from: "main",
      message: "m",
      files: { "deck/mast": "1\n" },
    });
    const number = await world.ada.openPull(world, { head: "mast", title: "A mast" });
    await world.settle();
    expect(await answerTo(world, number, "/track deck")).toContain("its author says");
    await world.ada.comment(world, number, "/track deck");
    await world.settle();
    const { owner, repo } = world;
    const { data } = await world.mona.octokit.rest.issues.listComments({ owner, repo, issue_number: number });
    expect(data.filter(({ body }) => body?.includes("its author says"))).toHaveLength(1);
  });
});
