import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

type Who = "mona" | "ada" | "ben";

async function planned(kind: (typeof storeKinds)[number], more: Record<string, string> = {}): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan, ...more });
  return world;
}

async function say(world: World, who: Who, key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  await world[who].octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
  await world.settle();
}

const words = async (world: World, key: string): Promise<string[]> =>
  (await issueOf(world, key)).comments.filter((body) => !body.startsWith("/"));
const lastWord = async (world: World, key: string): Promise<string> => (await words(world, key)).at(-1) ?? "";

describe.each(storeKinds)("messages (%s)", (kind) => {
  it("come to the item that their recipient works on, quietly, and to the inbox", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "B1", "/claim");
    await say(world, "ben", "B1", "/msg ada the @harbour/all planks are here --subject planks");
    const told = await lastWord(world, "A1");
    expect(told).toMatch(
      /^For session `ada\/A1`:\n- \*\*1\*\* from session `ben\/B1`, .*: \*\*planks\*\* the @\u200charbour\/all planks are here/,
    );
    expect(told).not.toMatch(/@[a-z]/);
    await say(world, "ada", "A1", "/inbox");
    expect(await lastWord(world, "A1")).toContain("planks are here");
    await say(world, "ada", "A1", "/inbox");
    expect(await lastWord(world, "A1")).toBe("Session `ada/A1` has no unread messages.");
    await say(world, "ben", "B1", "/msg adda hello");
    expect(await lastWord(world, "B1")).toContain(
      "no session or track is called `adda`; did you mean `ada`?",
    );
  });

  it("are sent once, also where GitHub fails before the comment is answered", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "B1", "/claim");
    const { number } = await issueOf(world, "B1");
    const path = `/repos/${world.owner}/${world.repo}/issues/${number}/comments`;
    // The person's own comment comes first.
    world.sandbox.addFault({ answer: 502, method: "POST", path, skip: 1, times: 4 });
    await say(world, "ben", "B1", "/msg ada the saw is blunt\n\n/msg ada and the plane too");
    expect((await words(world, "A1")).join("\n").match(/the saw is blunt/g)).toHaveLength(1);
    expect(await lastWord(world, "B1")).toMatch(/^Message 1 is .*\n\nMessage 2 is /);
  });

  it("that ask are overdue when nobody answers in time, and not when somebody does", async () => {
    const world = await planned(kind, { ".github/signalbox.yml": "messages: { answerWithin: 1h }\n" });
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "B1", "/claim");
    await say(world, "ben", "B1", "/ask ada may I paint?");
    await say(world, "ben", "B1", "/ask ada and saw?");
    await say(world, "ada", "A1", "/msg ben yes --re 1");
    expect(await lastWord(world, "B1")).toMatch(/\*\*3\*\* from session `ada\/A1`, .*answers 1: yes/);
    await world.pass(61);
    expect((await words(world, "B1")).filter((body) => body.startsWith("Question"))).toEqual([
      expect.stringMatching(
        /^Question \*\*2\*\* of session `ben\/B1` has waited since .* for `ada\/A1`: and saw\?/,
      ),
    ]);
  });

  it("to all have a pause between them", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "B1", "/broadcast main is red");
    expect(await lastWord(world, "A1")).toContain("main is red");
    await say(world, "ben", "B1", "/broadcast main is redder");
    expect(await lastWord(world, "B1")).toMatch(/broadcasts only so often: wait (?:10|9)m/);
    await world.pass(11);
    await say(world, "ben", "B1", "/broadcast main is green");
    expect(await lastWord(world, "A1")).toContain("main is green");
  });
});

describe.each(storeKinds)("known issues (%s)", (kind) => {
  it("are told to those whom they concern, until they are over", async () => {
    const world = await planned(kind, { ".github/signalbox.yml": "claims: { allowBlocked: true }\n" });
    await say(world, "ada", "A2", "/claim");
    await say(world, "ben", "A1", "/block the *yard* is flooded");
    expect(await lastWord(world, "A1")).toContain("known issue 1");
    expect(await lastWord(world, "A2")).toContain("Known issue 1: the \\*yard\\* is flooded");
    await say(world, "ben", "A1", "/unblock");
    expect(await lastWord(world, "A2")).toContain("Known issue 1 is over");
    await say(world, "ben", "A1", "/unblock");
    expect(await lastWord(world, "A1")).toContain("no open known issue");
  });
});

describe.each(storeKinds)("who waits for an item (%s)", (kind) => {
  const waiting = async () => {
    const world = await planned(kind, { ".github/signalbox.yml": "claims: { allowBlocked: true }\n" });
    await say(world, "ben", "A2", "/claim");
    return world;
  };

  it("is told when it is done, by /done or by closing its issue", async () => {
    const world = await waiting();
    await say(world, "ada", "A1", "/claim");
    await say(world, "ada", "A1", "/done");
    expect(await lastWord(world, "A2")).toContain("A1 Weld the keel");
    expect(await lastWord(world, "A2")).toContain("is done, so A2 Paint the keel waits for it no longer");
  });

  it("is told nothing of the kind when it is dropped", async () => {
    const world = await waiting();
    const { number } = await issueOf(world, "A1");
    const { owner, repo } = world;
    const dropped = { state: "closed", state_reason: "not_planned" } as const;
    await world.mona.octokit.rest.issues.update({ owner, repo, issue_number: number, ...dropped });
    await world.settle();
    expect((await words(world, "A2")).join("\n")).not.toContain("waits for it no longer");
    const { octokit } = world.mona;
    await octokit.rest.issues.update({ owner, repo, issue_number: number, state: "open" });
    await octokit.rest.issues.update({ owner, repo, issue_number: number, state: "closed" });
    await world.settle();
    expect(await lastWord(world, "A2")).toContain("waits for it no longer");
  });
});

describe.each(storeKinds)("shared files (%s)", (kind) => {
  it("are held by one at a time; the next is told when they are given back or the time is over", async () => {
    const world = await planned(kind);
    await say(world, "ada", "A1", "/announce config.py 1h adding the payments section");
    expect(await lastWord(world, "A1")).toMatch(
      /Session `ada\/#\d+` holds `config.py` until .*: adding the payments section/,
    );
    await say(world, "ben", "B1", "/announce *.py main.py rewiring");
    expect(await lastWord(world, "B1")).toMatch(
      /@ben `\*\.py`, `main\.py` has to wait:\n- session `ada\/#\d+` holds `config\.py`/,
    );
    await say(world, "ada", "A1", "/unannounce");
    expect(await lastWord(world, "B1")).toMatch(/^@ben Session `ben\/#\d+` holds `\*\.py`, `main\.py` now/);
    await world.pass(125);
    expect(await lastWord(world, "B1")).toContain("is over");
    await say(world, "ben", "B1", "/unannounce");
    expect(await lastWord(world, "B1")).toContain("holds none of these files");
  });

  it("that a merge changed: the announcement ends, and others with it open are told to pull first", async () => {
    const world = await planned(kind, {
      ".github/TRACKOWNERS": "/hull/ hull\n/deck/ deck\n/shared.md hull deck\n",
    });
    const { owner, repo } = world;
    const open = async (who: "ada" | "ben", branch: string, files: Record<string, string>, title: string) => {
      await world[who].push(world, { branch, from: "main", message: "Change", files });
      const { data } = await world[who].octokit.rest.pulls.create({
        owner,
        repo,
        head: branch,
        base: "main",
        title,
      });
      await world.settle();
      return data.number;
    };
    await say(world, "ada", "A1", "/announce shared.md the legend");
    await say(world, "ben", "B1", "/announce shared.md the map");
    const first = await open("ada", "ada/a1", { "shared.md": "one" }, "Legend");
    const second = await open("ben", "ben/b1", { "shared.md": "two" }, "Map");
    await world.mona.octokit.rest.pulls.merge({ owner, repo, pull_number: first });
    await world.settle();
    expect(await lastWord(world, "B1")).toMatch(
      /Session `ben\/#\d+` holds `shared.md` now|Pull before you edit/,
    );
    const { data } = await world.mona.octokit.rest.issues.listComments({ owner, repo, issue_number: second });
    expect(data.map(({ body }) => body)).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^\`shared.md\` changed on the base with #${first} \\([0-9a-f]{7}\\)\\. Pull before you edit\\.$`,
        ),
      ),
    );
  });

  it("of a track can be allowed to others by its owner, who alone may", async () => {
    const world = await planned(kind);
    const { owner, repo } = world;
    await say(world, "ada", "A1", "/register hull --track hull");
    await say(world, "ben", "B1", "/register deck --track deck");
    await world.ben.push(world, {
      branch: "deck/b1",
      from: "main",
      message: "x",
      files: { "hull/a.md": "x" },
    });
    const { data } = await world.ben.octokit.rest.pulls.create({
      owner,
      repo,
      head: "deck/b1",
      base: "main",
      title: "Planks",
      body: "Track: deck",
    });
    await world.settle();
    const check = async () => {
      const runs = await world.mona.octokit.rest.checks.listForRef({ owner, repo, ref: data.head.sha });
      return runs.data.check_runs.at(-1)?.conclusion;
    };
    expect(await check()).toBe("failure");
    await say(world, "ben", "B1", "/allow deck hull/a.md");
    expect(await lastWord(world, "B1")).toContain("`hull/a.md` belongs to `hull`: only they can allow it");
    await say(world, "ada", "A1", "/allow deck hull/a.md the new field");
    expect(await check()).not.toBe("failure");
    expect(world.errors()).toEqual([]);
  });
});
