import { describe, expect, it } from "vitest";
import type { Person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World, type WorldOptions } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";

/** mona maintains the repository; ada and ben may push. */
async function planned(
  kind: WorldOptions["kind"],
  { config = "", ...more }: Partial<WorldOptions> & { config?: string } = {},
): Promise<World> {
  const world = await openWorld({ kind, ...more });
  await world.push({ [planPath]: ferryPlan, ...(config ? { [configPath]: config } : {}) });
  return world;
}

async function say(world: World, who: Person, key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  await who.comment(world, number, body);
  await world.settle();
}

const words = async (world: World, key: string): Promise<string[]> =>
  (await issueOf(world, key)).comments.filter((body) => !body.startsWith("/"));

const lastWord = async (world: World, key: string): Promise<string> => (await words(world, key)).at(-1) ?? "";

const repositoryId = async (world: World): Promise<number> =>
  (await world.store.repositories.all())[0]?.id ?? 0;

async function holders(world: World): Promise<Record<string, string>> {
  const claims = await world.store.claims.live(await repositoryId(world), world.now());
  return Object.fromEntries(claims.map(({ itemKey, sessionId }) => [itemKey, sessionId]));
}

describe.each(storeKinds)("a maintainer ends a claim (%s)", (kind) => {
  it("with `/release`: its holder is told, and is taken off the issue", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/claim");
    await say(world, world.ben, "A1", "/release");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    expect(await lastWord(world, "A1")).toMatch(
      /not by you; only its holder can do that\. A maintainer can free the item with `\/release`\.$/,
    );
    await say(world, world.mona, "A1", "/release");
    expect(await holders(world)).toEqual({});
    expect(await lastWord(world, "A1")).toBe(
      "@ada the maintainer `mona` released the claim of `A1` Weld the keel by session `ada/A1`.",
    );
    expect((await issueOf(world, "A1")).assignees).toEqual([]);
    await say(world, world.mona, "A1", "/release");
    expect(await lastWord(world, "A1")).toContain("claimed by nobody");
    expect(world.errors()).toEqual([]);
  });

  it("but speaking for a session of their own they give up only what that one holds", async () => {
    const world = await planned(kind);
    await say(world, world.mona, "B1", "/register north");
    await say(world, world.ada, "A1", "/claim");
    await say(world, world.mona, "A1", "/release --as north");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    await say(world, world.mona, "A1", "/release");
    expect(await holders(world)).toEqual({});
  });

  it("only while they maintain the repository: that is asked anew", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/claim");
    await world.mona.setRole(world, "ben", "maintain");
    await say(world, world.ben, "B1", "/next");
    await say(world, world.ben, "B1", "/register south");
    await world.mona.setRole(world, "ben", "push");
    await say(world, world.ben, "A1", "/release");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
  });
});
