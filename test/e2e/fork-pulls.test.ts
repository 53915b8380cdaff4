import { describe, expect, it } from "vitest";
import { type Person, type Place, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { pressButton } from "./press-button.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const config = `rules: { claim: off, overlap: off, done: off }
sessions: { planks: { logins: [ben], tracks: [deck] } }
`;
const owners = "/hull/ hull\n/deck/ deck\n/chart.md hull deck\n";

interface Forked {
  world: World;
  /** May do nothing but read. */
  eve: Person;
  fork: Place;
}

async function forked(kind: (typeof storeKinds)[number]): Promise<Forked> {
  const world = await openWorld({ kind, people: ["eve"], roles: { eve: null } });
  await world.push({
    [planPath]: ferryPlan,
    ".github/signalbox.yml": config,
    ".github/TRACKOWNERS": owners,
    "deck/plank.md": "1\n",
    "chart.md": "1\n",
  });
  const eve = person(world.sandbox, "eve");
  return { world, eve, fork: await eve.fork(world) };
}

async function open({ world, eve, fork }: Forked, branch: string, files: Record<string, string>) {
  const sha = await eve.push(fork, { branch, message: branch, files });
  const body = "Work.\n\nTrack: hull";
  const number = await eve.openPull(world, { head: `eve:${branch}`, title: branch, body });
  await world.settle();
  return { sha, number };
}

const remove = async (world: World, path: string) => {
  const response = await fetch(`${world.sandbox.url}${path}`, {
    method: "DELETE",
    headers: { authorization: `Bearer ${world.sandbox.tokens.eve}` },
  });
  expect(response.status).toBe(204);
};

const outcome = async (world: World, sha: string) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

describe.each(storeKinds)("a pull request from a fork (%s)", (kind) => {
  it("is judged like any other, at each push and by its owner's review", async () => {
    const place = await forked(kind);
    const { world, eve, fork } = place;
    const first = await open(place, "planks", { "deck/plank.md": "2\n", "hull/a.md": "a\n" });
    expect(await outcome(world, first.sha)).toBe("failure: 1 file belongs to track deck");
    const files = { "deck/rail.md": "r\n" };
    const second = await eve.push(fork, { branch: "planks", message: "Rail", files });
    await world.settle();
    expect(await outcome(world, first.sha)).toBe("failure: 1 file belongs to track deck");
    expect(await outcome(world, second)).toBe("failure: 2 files belong to track deck");
    await world.ben.review(world, first.number, "APPROVE");
    await world.settle();
    expect(await outcome(world, second)).toMatch(/^success: Clear: 3 files/);
    expect(world.errors()).toEqual([]);
  });

  it("is judged again by its button, which names no pull request, without the review of an account that is gone", async () => {
    const place = await forked(kind);
    const { world } = place;
    const { sha, number } = await open(place, "planks", { "deck/plank.md": "2\n" });
    await world.ben.review(world, number, "APPROVE");
    await world.settle();
    expect(await outcome(world, sha)).toMatch(/^success/);
    await remove(world, "/_sandbox/users/ben");
    await pressButton(world, sha, "mona", "recheck");
    expect(await outcome(world, sha)).toBe("failure: 1 file belongs to track deck");
    await remove(world, "/api/v3/repos/eve/ferries");
    await world.settle();
    const [repository] = await world.store.repositories.all();
    expect(await world.store.verdicts.open(repository?.id ?? 0)).toEqual([]);
    expect(world.errors()).toEqual([]);
  });

  it("whose branch is called like a holder's ends nothing of theirs when it is merged", async () => {
    const place = await forked(kind);
    const { world } = place;
    const { number: issue } = await issueOf(world, "A1");
    await world.ada.comment(world, issue, "/claim");
    await world.ada.push(world, {
      branch: "a1-keel",
      from: "main",
      message: "Keel",
      files: { "hull/k.md": "k\n" },
    });
    await world.ada.comment(world, issue, "/announce chart.md new depths");
    await world.settle();
    const [repository] = await world.store.repositories.all();
    const held = async () => (await world.store.intents.open(repository?.id ?? 0)).map(({ paths }) => paths);
    expect(await held()).toEqual([["chart.md"]]);
    const { number } = await open(place, "a1-keel", { "chart.md": "2\n" });
    await world.mona.merge(world, number);
    await world.settle();
    expect(await held()).toEqual([["chart.md"]]);
    expect(world.errors()).toEqual([]);
  });
});
