import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";

async function planned(kind: (typeof storeKinds)[number], config = ""): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan, ...(config ? { [configPath]: config } : {}) });
  return world;
}

type Who = "mona" | "ada" | "ben";

async function say(world: World, who: Who, key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  await world[who].octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
  await world.settle();
}

async function claims(world: World) {
  const [repository] = await world.store.repositories.all();
  return world.store.claims.live(repository?.id ?? 0, world.now());
}

const holder = async (world: World, key: string): Promise<string | null> =>
  (await claims(world)).find((claim) => claim.itemKey === key)?.sessionId ?? null;

const lastWord = async (world: World, key: string): Promise<string> =>
  (await issueOf(world, key)).comments.findLast((body) => !body.startsWith("/")) ?? "";

describe.each(storeKinds)("a claim over days (%s)", (kind) => {
  it("is warned before its end, lapses after its grace with a handover note, and is open to anyone", async () => {
    const world = await planned(kind);
    await say(world, "ada", "B1", "/claim");
    await say(world, "ada", "B1", "/heartbeat 'sawing planks' deck/planks.md --progress 40");
    await world.pass(200);
    expect(await lastWord(world, "B1")).not.toContain("ends at");
    await world.pass(15);
    expect(await lastWord(world, "B1")).toMatch(
      /^@ada the claim of `B1` Lay the planks by session `ada\/B1` ends at .* \(2\dm\)/,
    );
    const warned = (await issueOf(world, "B1")).comments.length;
    await world.pass(5);
    expect((await issueOf(world, "B1")).comments).toHaveLength(warned);
    await world.pass(60);
    const issue = await issueOf(world, "B1");
    expect(issue.assignees).toEqual([]);
    expect(issue.labels).toContain("status: ready");
    expect(issue.comments.at(-1)).toMatch(
      /The claim of `B1` Lay the planks by session `ada\/B1` lapsed at .*open to anyone/s,
    );
    expect(issue.comments.at(-1)).toContain("sawing planks (`deck/planks.md`), 40 %");
    expect(issue.comments.at(-1)).toContain("- 0 of 2 deliverables ticked\n  - [ ] Oak chosen");
    await say(world, "ben", "B1", "/claim");
    expect(await holder(world, "B1")).toBe("ben/B1");
    expect(world.errors()).toEqual([]);
  });

  it("lives on by a push to its branch, a pull request, a comment of its holder and a heartbeat", async () => {
    const world = await planned(kind);
    await say(world, "ada", "B1", "/claim");
    await world.pass(230);
    await world.ada.push(world, {
      branch: "ada/b1-planks",
      from: "main",
      message: "Saw",
      files: { "deck/a.md": "a" },
    });
    await world.settle();
    await world.pass(230);
    expect((await claims(world))[0]).toMatchObject({ sessionId: "ada/B1", branch: "ada/b1-planks" });
    await say(world, "ada", "B1", "still at it");
    await world.pass(230);
    await say(world, "ada", "B1", "/heartbeat");
    await world.pass(230);
    expect(await holder(world, "B1")).toBe("ada/B1");
    await say(world, "ben", "B1", "are you there?");
    await world.pass(45);
    expect(await holder(world, "B1")).toBeNull();
  });

  it("can be taken in its grace with --take, and not before", async () => {
    const world = await planned(kind);
    await say(world, "ada", "B1", "/claim 1h");
    await say(world, "ben", "B1", "/claim --take");
    expect(await holder(world, "B1")).toBe("ada/B1");
    await world.pass(65);
    await say(world, "ben", "B1", "/claim");
    expect(await lastWord(world, "B1")).toContain("`/claim --take` takes the item now");
    await say(world, "ben", "B1", "/claim --take");
    await world.pass(0);
    expect(await holder(world, "B1")).toBe("ben/B1");
    expect((await issueOf(world, "B1")).assignees).toEqual(["ben"]);
    expect(await lastWord(world, "B1")).toMatch(
      /by session `ada\/B1` had expired and was taken at .*\. It is held by session `ben\/B1` now/,
    );
  });

  it("stands still while it's parked, at most as long as the config says", async () => {
    const world = await planned(kind, "claims: { park: 2d }\n");
    await say(world, "ada", "B1", "/claim");
    await say(world, "ada", "B1", "/park waiting for a human");
    expect(await lastWord(world, "B1")).toMatch(
      /`B1` Lay the planks is parked until .*: waiting for a human/,
    );
    await world.pass(47 * 60);
    expect(await holder(world, "B1")).toBe("ada/B1");
    await say(world, "ada", "B1", "/claim");
    expect((await claims(world))[0]).toMatchObject({ parked: null });
    await say(world, "ada", "B1", "/park again");
    await world.pass(48 * 60 + 4 * 60 + 35);
    expect(await holder(world, "B1")).toBeNull();
  });

  it("goes to another session by /handoff, which is assigned and told", async () => {
    const world = await planned(kind);
    await say(world, "ada", "B1", "/claim");
    await say(world, "ada", "B1", "/handoff bem");
    expect(await lastWord(world, "B1")).toContain("no session is called `bem`");
    await say(world, "ben", "A1", "/register ben painting");
    await say(world, "ada", "B1", "/handoff ben");
    expect(await holder(world, "B1")).toBe("ben");
    expect((await issueOf(world, "B1")).assignees).toEqual(["ben"]);
    expect(await lastWord(world, "B1")).toContain("@ben session `ada/B1` hands you `B1` Lay the planks");
    await say(world, "ada", "B1", "/release");
    expect(await holder(world, "B1")).toBe("ben");
  });

  it("ends by a maintainer's word, with the reason, and by nobody else's", async () => {
    const world = await planned(kind);
    await say(world, "ada", "B1", "/claim");
    await say(world, "ben", "B1", "/override claim I want it");
    expect(await lastWord(world, "B1")).toContain(
      "is for who has at least the role maintain here, and you have the role write",
    );
    await say(world, "mona", "B1", "/override claim its session is gone");
    expect(await holder(world, "B1")).toBeNull();
    expect(await lastWord(world, "B1")).toMatch(/`mona` ended the claim of .*its session is gone/);
  });
});

describe.each(storeKinds)("done (%s)", (kind) => {
  it("is refused while deliverables are open and the rule says fail", async () => {
    const world = await planned(kind, "rules: { done: fail }\n");
    await say(world, "ada", "B1", "/claim");
    await say(world, "ada", "B1", "/done");
    expect(await lastWord(world, "B1")).toMatch(
      /can't be closed yet:\n- \[ \] Oak chosen\n- \[ \] Planks laid/,
    );
    expect((await issueOf(world, "B1")).open).toBe(true);
  });

  it("closes the item, ends the claim, and what waits for it is ready", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "A1", "/done");
    expect((await issueOf(world, "A1")).open).toBe(true);
    await say(world, "ada", "A1", "/done");
    expect((await issueOf(world, "A1")).open).toBe(false);
    expect(await holder(world, "A1")).toBeNull();
    expect((await issueOf(world, "A2")).labels).toContain("status: ready");
  });
});

describe.each(storeKinds)("sessions of one login (%s)", (kind) => {
  it("are told apart by --as, and another login can't speak for them", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim --as north");
    await say(world, "ada", "B1", "/claim --as south");
    expect(await holder(world, "A1")).toBe("north");
    expect(await holder(world, "B1")).toBe("south");
    await say(world, "ada", "B1", "/release --as north");
    expect(await holder(world, "B1")).toBe("south");
    await say(world, "ben", "B1", "/release --as south");
    expect(await holder(world, "B1")).toBe("south");
    expect(await lastWord(world, "B1")).toContain("works under `ada`, not under yours");
    await say(world, "ada", "A2", "/msg north where are you?");
    expect(await lastWord(world, "A2")).toContain(
      "your account works for several sessions (`north` and `south`)",
    );
    // On the issue of an item that one of them holds, that one is meant.
    await say(world, "ada", "B1", "/release");
    expect(await holder(world, "B1")).toBeNull();
  });

  it("/ready and /next say what to take", async () => {
    const world = await planned(kind);
    await say(world, "ben", "B1", "/register ben --track deck");
    await say(world, "ben", "A1", "/ready");
    expect(await lastWord(world, "A1")).toMatch(
      /^Ready:\n- `A1` Weld the keel \(#\d+\)\n- `B1` Lay the planks \(#\d+\)$/,
    );
    await say(world, "ben", "A1", "/next");
    expect(await lastWord(world, "A1")).toMatch(/^Next for session `ben`: `B1` Lay the planks/);
    await say(world, "ben", "A1", "/plan");
    expect(await lastWord(world, "A1")).toContain("The plan has 4 items");
  });
});
