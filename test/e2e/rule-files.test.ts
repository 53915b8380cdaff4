import { describe, expect, it } from "vitest";
import { type Person, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";
const ownersPath = ".github/TRACKOWNERS";
const config = "rules: { claim: off, overlap: off, done: off, scope: off }\n";
const owners = "/hull/ hull\n/deck/ deck\n";

type Files = Record<string, string | null>;

interface Dock {
  world: World;
  /** Has the role Maintain; Mona owns the organization, Ada and Ben may push. */
  max: Person;
}

async function dock(kind: (typeof storeKinds)[number], more: Files = {}): Promise<Dock> {
  const world = await openWorld({ kind, people: ["max"], roles: { max: "maintain" } });
  const files: Files = { [planPath]: ferryPlan, [configPath]: config, [ownersPath]: owners, ...more };
  await world.push(Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null)));
  return { world, max: person(world.sandbox, "max") };
}

interface Opened {
  number: number;
  sha: string;
  branch: string;
}

async function open(world: World, who: Person, branch: string, files: Files): Promise<Opened> {
  const sha = await who.push(world, { branch, from: "main", message: branch, files });
  const number = await who.openPull(world, { head: branch, title: branch, body: "Work.\n\nTrack: hull" });
  await world.settle();
  return { number, sha, branch };
}

async function more(world: World, who: Person, pull: Opened, files: Files): Promise<Opened> {
  const sha = await who.push(world, { branch: pull.branch, message: "More", files });
  await world.settle();
  return { ...pull, sha };
}

async function approve(world: World, who: Person, { number }: Opened): Promise<void> {
  await who.review(world, number, "APPROVE");
  await world.settle();
}

async function say(world: World, who: Person, number: number, body: string): Promise<void> {
  await who.comment(world, number, body);
  await world.settle();
}

const outcome = async (world: World, { sha }: Opened) => {
  const check = await checkOf(world, sha);
  return `${check?.conclusion}: ${check?.title}`;
};

const needed = "failure: 1 rule file needs a maintainer";
const taken = owners.replace("/hull/ hull", "/hull/ deck");

describe.each(storeKinds)("a change of who owns what (%s)", (kind) => {
  it("needs a maintainer's approval of the file as it is, whatever else is pushed then", async () => {
    const { world, max } = await dock(kind);
    let pull = await open(world, world.ada, "take", { [ownersPath]: taken });
    expect(await outcome(world, pull)).toBe(needed);
    const summary = (await checkOf(world, pull.sha))?.summary;
    expect(summary).toContain("/hull/: track hull → track deck");
    expect(summary).toMatch(/Ask (?:mona and max|max and mona) for an approving review/);
    await approve(world, world.ben, pull);
    expect(await outcome(world, pull)).toBe(needed);
    await approve(world, max, pull);
    expect(await outcome(world, pull)).toBe("success: Clear: 1 file, track hull");
    expect((await checkOf(world, pull.sha))?.summary).toContain(
      "max, who maintains this repository, approved it",
    );

    world.sandbox.clearRequests();
    pull = await more(world, world.ada, pull, { "hull/keel.md": "keel\n" });
    // Who may do what is known by now.
    const asked = world.sandbox.requests().filter(({ actor }) => actor === "signalbox[bot]");
    expect(asked.filter(({ path }) => path.includes("/collaborators"))).toEqual([]);
    expect(await outcome(world, pull)).toBe("success: Clear: 2 files, track hull");
    pull = await more(world, world.ada, pull, { [ownersPath]: taken.replace("/deck/ deck", "/deck/ hull") });
    expect(await outcome(world, pull)).toBe(needed);
    // Set back and put on a newer base, it is what was approved.
    await world.push({ "readme.md": "1\n" });
    const again = {
      branch: "take",
      from: "main",
      force: true,
      message: "Again",
      files: { [ownersPath]: taken },
    };
    const sha = await world.ada.push(world, again);
    await world.settle();
    expect(await outcome(world, { ...pull, sha })).toBe("success: Clear: 1 file, track hull");
  });

  it("is none of comments, blanks and order, of ticks and new items", async () => {
    const { world } = await dock(kind);
    const quiet = await open(world, world.ada, "quiet", {
      [ownersPath]: "# The yard\n\n/deck/    track:DECK\n/hull/ hull # welders\n",
      [configPath]: `# Why\n${config}claims: { ttl: 4h }\n`,
      [planPath]: `${ferryPlan.replace("key: A1,", "key: A1, state: done,")}  - { key: A3, title: More, track: hull, files: [hull/x.md] }\n`,
    });
    expect(await outcome(world, quiet)).toMatch(/^success: Clear: 3 files, track hull/);
  });

  it("is none of what the base has changed since the work left it", async () => {
    const { world } = await dock(kind, { [ownersPath]: null });
    await say(world, world.ben, (await issueOf(world, "B1")).number, "/claim");
    const ticked = ferryPlan.replace("key: A1,", "key: A1, state: done,");
    const pull = await open(world, world.ada, "tick", { [planPath]: ticked });
    expect(await outcome(world, pull)).toMatch(/^success/);
    const newer = ferryPlan
      .replace("owns: [/deck/]", "owns: [/deck/, /sail/]")
      .replace("Lay the planks", "Lay all the planks");
    await world.push({ [planPath]: newer, [configPath]: `${config}unowned: warn\n` });
    expect(await outcome(world, pull)).toMatch(/^(?:success|neutral: 1 file belongs to nobody)/);
    expect((await checkOf(world, pull.sha))?.summary).not.toContain("/sail/");
  });

  it("is one of the plan's lists where these say it", async () => {
    const { world, max } = await dock(kind, { [ownersPath]: null });
    const plan = ferryPlan.replace("owns: [/hull/]", "owns: [/hull/, /deck/]");
    const pull = await open(world, world.ada, "lists", { [planPath]: plan });
    expect(await outcome(world, pull)).toBe(needed);
    await approve(world, max, pull);
    expect(await outcome(world, pull)).toMatch(/^success/);
  });

  it("is not exempt as a revert, nor for an author who is", async () => {
    const { world, max } = await dock(kind, { [configPath]: `${config}exempt: { authors: [ben] }\n` });
    const first = await open(world, world.ada, "take", { [ownersPath]: taken });
    await approve(world, max, first);
    await world.ada.merge(world, first.number);
    await world.settle();
    const back = await open(world, world.ada, `revert-${first.number}-take`, { [ownersPath]: owners });
    expect(await outcome(world, back)).toBe(needed);
    const own = await open(world, world.ben, "own", { [ownersPath]: `${taken}/sail/ deck\n` });
    expect(await outcome(world, own)).toBe(needed);
    expect(await outcome(world, await open(world, world.ben, "other", { "hull/x.md": "x\n" }))).toBe(
      "success: Exempt: ben",
    );
  });
});

describe.each(storeKinds)("a change of which rules hold (%s)", (kind) => {
  it("needs a maintainer, also the first one, and none that it brings counts for itself", async () => {
    const { world, max } = await dock(kind);
    for (const [branch, text] of [
      ["off", "rules: { claim: off, overlap: off, done: off, scope: off, rules: off }\n"],
      ["exempt", `${config}exempt: { authors: [ada] }\n`],
      ["gone", null],
    ] as const)
      expect(await outcome(world, await open(world, world.ada, branch, { [configPath]: text }))).toBe(needed);
    const first = await openWorld({ kind });
    await first.push({ [planPath]: ferryPlan.replaceAll(/, owns: \[[^\]]*\]/g, "") });
    const pull = await open(first, first.ada, "first", { [configPath]: config });
    expect(await outcome(first, pull)).toBe(needed);
    expect(await outcome(first, await open(first, first.ada, "owners", { [ownersPath]: owners }))).toBe(
      needed,
    );
    await approve(first, first.mona, pull);
    expect(await outcome(first, pull)).toMatch(/^success/);
    expect(max.login).toBe("max");
  });

  it("is a maintainer's own; one under whose account sessions work says that it is meant", async () => {
    const { world, max } = await dock(kind);
    const text = `${config}unowned: warn\n`;
    const own = await open(world, max, "own", { [configPath]: text });
    expect(await outcome(world, own)).toMatch(/^success/);
    expect((await checkOf(world, own.sha))?.summary).toContain("max maintains this repository");

    await say(world, max, (await issueOf(world, "B1")).number, "/claim");
    await say(world, max, own.number, "/recheck");
    expect(await outcome(world, own)).toBe("neutral: 1 rule file needs a maintainer");
    await say(world, world.ada, own.number, "/override rules it looks right");
    expect(await outcome(world, own)).toMatch(/^neutral/);
    await say(world, max, own.number, "/override rules we agreed on it");
    expect(await outcome(world, own)).toMatch(/^success/);
    const later = await more(world, max, own, { [configPath]: `${text}# and so on\n` });
    expect(await outcome(world, later)).toMatch(/^neutral/);
  });

  it("is never stopped where no maintainer is left to approve it", async () => {
    const world = await openWorld({ kind });
    await world.push({
      [planPath]: ferryPlan,
      [configPath]: `${config}sessions: { boss: { logins: [mona] } }\n`,
    });
    const pull = await open(world, world.mona, "own", { [configPath]: config });
    expect(await outcome(world, pull)).toBe("neutral: 1 rule file needs a maintainer");
  });

  it("is unknown while GitHub doesn't say who maintains the repository", async () => {
    const { world } = await dock(kind);
    // Ada's own role is asked for first.
    const path = `/repos/${world.owner}/${world.repo}/collaborators`;
    world.sandbox.addFault({ path, skip: 1, times: 9, answer: 403, message: "Not accessible" });
    const pull = await open(world, world.ada, "off", { [configPath]: "rules: { ownership: off }\n" });
    expect(await outcome(world, pull)).toBe(
      "failure: Unknown: who maintains this repository could not be told",
    );
  });
});

describe.each(storeKinds)("the guard's hooks (%s)", (kind) => {
  it("are a maintainer's to take out, and anybody's to leave alone", async () => {
    const hook = (more: object = {}) =>
      JSON.stringify({
        hooks: {
          PreToolUse: [
            {
              matcher: "Edit",
              hooks: [{ type: "command", command: "npx --no-install signalbox guard tool" }],
            },
          ],
        },
        ...more,
      });
    const script = "#!/bin/sh\nsignalbox guard pre-commit || exit $?\nlint\n";
    const { world } = await dock(kind, { ".claude/settings.json": hook(), ".husky/pre-commit": script });
    const quiet = { ".claude/settings.json": hook({ model: "x" }), ".husky/pre-commit": `${script}test\n` };
    expect(await outcome(world, await open(world, world.ada, "quiet", quiet))).toMatch(/^success/);
    for (const [branch, files] of [
      ["gone", { ".claude/settings.json": null }],
      ["off", { ".claude/settings.json": hook({ disableAllHooks: true }) }],
      ["skips", { ".husky/pre-commit": script.replace("signalbox", "exit 0\nsignalbox") }],
    ] as const)
      expect(await outcome(world, await open(world, world.ada, branch, files))).toBe(needed);
  });
});

describe.each(storeKinds)("a change of the plan (%s)", (kind) => {
  it("that takes an item from under its holder says so, and to nobody about the own one", async () => {
    const { world } = await dock(kind);
    await say(world, world.ben, (await issueOf(world, "B1")).number, "/claim");
    const without = ferryPlan.replace(/ {2}- \{ key: B1.*\n/, "");
    const pull = await open(world, world.ada, "drop", { [planPath]: without });
    expect(await outcome(world, pull)).toBe("neutral: 1 held item changes in the plan");
    expect((await checkOf(world, pull.sha))?.summary).toMatch(
      /B1 \(Lay the planks\) is held by session \S+ \(ben\) until .*; this change of the plan drops it/,
    );
    const moved = ferryPlan.replace("Lay the planks, track: deck", "Lay the planks, track: hull");
    expect(await outcome(world, await open(world, world.ada, "move", { [planPath]: moved }))).toMatch(
      /^neutral/,
    );
    expect(await outcome(world, await open(world, world.ben, "own", { [planPath]: without }))).toMatch(
      /^success/,
    );
  });
});
