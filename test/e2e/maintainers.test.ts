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

const openIntents = async (world: World): Promise<string[]> =>
  (await world.store.intents.open(await repositoryId(world))).map(
    ({ sessionId, state, paths }) => `${sessionId} ${state} ${paths.join(" ")}`,
  );

describe.each(storeKinds)("a maintainer ends an announcement (%s)", (kind) => {
  it("with `--of`: who announced it is told there, and the next one gets the files", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/register north\n\n/announce Makefile.am 2h targets");
    await say(world, world.ben, "B1", "/register south\n\n/announce Makefile.am 2h flags");
    expect(await openIntents(world)).toEqual(["north held Makefile.am", "south waiting Makefile.am"]);
    const { number } = await issueOf(world, "A1");
    await say(world, world.ben, "A2", "/unannounce Makefile.am --of north");
    const refusal = await lastWord(world, "A2");
    expect(refusal).toContain(`- session \`north\` announced \`Makefile.am\` on #${number}`);
    const [, advice = ""] = /Only the session .* or a maintainer can end that: `(.*)`\.$/.exec(refusal) ?? [];
    expect(advice).toBe("/unannounce Makefile.am --of north");
    await say(world, world.mona, "A2", advice);
    expect(await openIntents(world)).toEqual(["south held Makefile.am"]);
    expect(await words(world, "A1")).toContain(
      "@ada the maintainer `mona` ended what was announced: `Makefile.am` by session `north`. `/announce` it again if you still need it.",
    );
    expect(await lastWord(world, "B1")).toContain("holds `Makefile.am` now");
    await say(world, world.mona, "A2", advice);
    expect(await openIntents(world)).toEqual(["south held Makefile.am"]);
    expect(await lastWord(world, "A2")).toContain("so there is nothing to end");
    expect(world.errors()).toEqual([]);
  });

  it("and the account that announced it ends it from anywhere", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/announce config.py 2h keys");
    const { number } = await issueOf(world, "A1");
    await say(world, world.ada, "B1", "/unannounce config.py");
    expect(await lastWord(world, "B1")).toContain(`\`/unannounce config.py --of ada/#${number}\``);
    await say(world, world.ada, "B1", `/unannounce config.py --of ada/#${number}`);
    expect(await openIntents(world)).toEqual([]);
  });
});

describe.each(storeKinds)("an allowance is taken back (%s)", (kind) => {
  const allowed = async (world: World): Promise<string[]> =>
    (await world.store.allowances.live(await repositoryId(world), world.now())).map(
      ({ from, to, paths }) => `${from} ${to} ${paths.join(" ")}`,
    );

  it("by who gave it, and by a maintainer, who tells both sides; by nobody else", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/register hull --track hull");
    await say(world, world.ben, "B1", "/register deck --track deck\n\n/claim");
    await say(world, world.ada, "A1", "/allow deck hull/a.md\n\n/allow deck hull/b.md");
    await say(world, world.ben, "A2", "/disallow deck");
    expect(await lastWord(world, "A2")).toBe(
      "@ben that was allowed by `ada`: only who allowed it can take it back, or a maintainer.",
    );
    await say(world, world.ada, "A1", "/disallow deck hull/a.md");
    expect(await allowed(world)).toEqual(["hull deck hull/b.md"]);
    await say(world, world.mona, "A2", "/disallow deck");
    expect(await allowed(world)).toEqual([]);
    expect(await lastWord(world, "A2")).toBe(
      "@ada `deck` may no longer change `hull/b.md`: `mona` took that back.",
    );
    expect((await words(world, "B1")).join("\n")).toContain("mona took back that you may change hull/b.md");
    await say(world, world.mona, "A2", "/disallow deck");
    expect(await lastWord(world, "A2")).toContain("is allowed nothing, so there is nothing to take back");
    expect(world.errors()).toEqual([]);
  });

  it("and a pull request that leaned on it is judged again", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/register hull --track hull");
    await say(world, world.ben, "B1", "/register deck --track deck --branch deck/b1");
    await say(world, world.ada, "A1", "/allow deck hull/a.md");
    const files = { "hull/a.md": "x" };
    const sha = await world.ben.push(world, { branch: "deck/b1", from: "main", message: "x", files });
    await world.ben.openPull(world, { head: "deck/b1", title: "Planks", body: "Track: deck" });
    await world.settle();
    const check = async () => {
      const { owner, repo } = world;
      const runs = await world.mona.octokit.rest.checks.listForRef({ owner, repo, ref: sha });
      return runs.data.check_runs.at(-1)?.conclusion;
    };
    expect(await check()).not.toBe("failure");
    await say(world, world.mona, "A1", "/disallow deck hull/a.md");
    expect(await check()).toBe("failure");
  });
});

describe.each(storeKinds)("a session is ended (%s)", (kind) => {
  const ids = async (world: World): Promise<string[]> =>
    (await world.store.sessions.all(await repositoryId(world))).map(({ id }) => id);

  /** ada's session `north` holds A1 and a file, is allowed one and has a message and a token. */
  async function atWork(): Promise<World> {
    const world = await planned(kind);
    const id = await repositoryId(world);
    await say(
      world,
      world.ada,
      "A1",
      "/register north --track hull\n\n/claim\n\n/announce config.py 2h keys",
    );
    await say(world, world.ben, "B1", "/register south --track deck\n\n/announce config.py 2h flags");
    await say(world, world.ben, "B1", "/allow north deck/a.md\n\n/msg north the keys are under the mat");
    await say(world, world.ada, "A1", "/allow south hull/a.md");
    await world.store.tokens.add({
      id: "t1",
      repositoryId: id,
      sessionId: "north",
      note: null,
      createdAt: world.now(),
      usedAt: null,
      revokedAt: null,
      hash: "h",
    });
    return world;
  }

  it("by a maintainer, with all that it has; its holder is told, and nothing of it is left to the next", async () => {
    const world = await atWork();
    const id = await repositoryId(world);
    await say(world, world.ben, "B1", "/unregister north");
    expect(await lastWord(world, "B1")).toBe(
      "@ben session `north` works under `ada`: only that account can end it, or a maintainer.",
    );
    expect(await holders(world)).toEqual({ A1: "north" });
    await say(world, world.mona, "B1", "/unregister North");
    expect(await words(world, "B1")).toContain(
      "@ada session `north` is over, and with it its claim of `A1`, 1 announcement, 2 allowances, 1 token.",
    );
    expect(await holders(world)).toEqual({});
    expect(await openIntents(world)).toEqual(["south held config.py"]);
    expect(await world.store.allowances.live(id, world.now())).toEqual([]);
    expect(await world.store.tokens.use("h", world.now())).toBeNull();
    const a1 = await issueOf(world, "A1");
    expect(a1.assignees).toEqual([]);
    expect(await lastWord(world, "A1")).toMatch(
      /^@ada the claim of `A1` Weld the keel by session `north` ended at .*: its session was ended by mona\. The item is open to anyone/,
    );
    const before = (await words(world, "A1")).length;
    await say(world, world.mona, "B1", "/unregister north");
    expect(await lastWord(world, "B1")).toMatch(/^Session `north` is over already: `mona` ended it at/);
    expect(await words(world, "A1")).toHaveLength(before);
    // The name is free, and whoever takes it reads nothing of the one before.
    await say(world, world.ben, "B1", "/register north\n\n/inbox --as north");
    expect(await lastWord(world, "B1")).toBe("Session `north` has no unread messages.");
    expect(world.errors()).toEqual([]);
  });

  it("by its own account, also without naming it", async () => {
    const world = await atWork();
    await say(world, world.ada, "A1", "/unregister");
    expect(await holders(world)).toEqual({});
    expect(await ids(world)).toEqual(["south"]);
    await say(world, world.ada, "A1", "/unregister nort");
    expect(await lastWord(world, "A1")).toContain("no session is called `nort`");
  });

  it("that a claim made, by ending the claim", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/claim");
    await say(world, world.ben, "A1", "/unregister ada/A1");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
    await say(world, world.mona, "A1", "/unregister ada/A1");
    expect(await holders(world)).toEqual({});
    await say(world, world.ada, "A1", "/claim");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
  });

  it("of the config loses what it holds, and the answer says where its name is", async () => {
    const world = await planned(kind, {
      config: "sessions:\n  planner: { logins: [ada], tracks: [hull] }\n",
    });
    await say(world, world.ada, "A1", "/claim --as planner");
    await say(world, world.ben, "A1", "/unregister planner");
    expect(await lastWord(world, "A1")).toContain("works under `ada`");
    await say(world, world.mona, "B1", "/unregister planner");
    expect(await holders(world)).toEqual({});
    expect(await lastWord(world, "B1")).toContain("The config names it still");
    await say(world, world.ada, "A1", "/claim --as planner");
    expect(await holders(world)).toEqual({ A1: "planner" });
  });
});
