import { describe, expect, it } from "vitest";
import { includes, type Permission } from "../../src/core/actors/permission.js";
import { mayDo, rights, type Write } from "../../src/core/actors/rights.js";
import type { CommandKind } from "../../src/core/commands/command.js";
import { commandKinds, specOf } from "../../src/core/commands/table.js";
import { person } from "../../src/sandbox/people.js";
import type { Role } from "../../src/sandbox/seed/people-seed.js";
import { storeKinds } from "../store/kinds.js";
import { boardOf } from "./github-state.js";
import { planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

/** Where a command is given, what stands there before, and its words. */
interface Case {
  /** On the issue of an item of its own that is free, that Zoe was assigned to, or that Ada holds; or on a pull request. */
  on: "free" | "own" | "another's" | "pull";
  /** What a maintainer comments before. */
  before?: string;
  say: string;
}

/** Each command where it does the most; one that isn't here is an error of types, and of this test. */
const cases: Record<CommandKind, readonly Case[]> = {
  claim: [
    { on: "free", say: "/claim" },
    { on: "another's", say: "/claim --take" },
  ],
  release: [
    { on: "own", say: "/release" },
    { on: "another's", say: "/release" },
  ],
  done: [
    { on: "own", say: "/done --met" },
    { on: "another's", say: "/done --met" },
  ],
  park: [{ on: "own", say: "/park waiting for paint" }],
  handoff: [
    { on: "own", say: "/handoff yard" },
    { on: "another's", say: "/handoff yard" },
  ],
  heartbeat: [{ on: "own", say: "/heartbeat welding" }],
  status: [{ on: "own", say: "/status" }],
  ready: [{ on: "own", say: "/ready" }],
  next: [{ on: "own", say: "/next" }],
  register: [{ on: "free", say: "/register welder" }],
  unregister: [{ on: "free", say: "/unregister welder" }],
  msg: [{ on: "own", say: "/msg yard the keys are under the mat" }],
  ask: [{ on: "own", say: "/ask yard where are the keys?" }],
  broadcast: [{ on: "own", say: "/broadcast the dock is shut" }],
  inbox: [{ on: "own", say: "/inbox" }],
  announce: [{ on: "own", say: "/announce shared.md the frames" }],
  unannounce: [{ on: "own", say: "/unannounce" }],
  allow: [{ on: "own", say: "/allow yard hull/keel.md" }],
  disallow: [{ on: "own", say: "/disallow yard" }],
  override: [
    { on: "another's", say: "/override claim its session is gone" },
    { on: "pull", say: "/override ownership agreed" },
  ],
  block: [{ on: "own", say: "/block no paint" }],
  unblock: [{ on: "another's", before: "/block no oak", say: "/unblock" }],
  track: [{ on: "pull", say: "/track deck" }],
  recheck: [{ on: "pull", say: "/recheck" }],
  plan: [{ on: "free", say: "/plan" }],
  help: [{ on: "free", say: "/help" }],
};

const all = commandKinds.flatMap((command) =>
  cases[command].map((one, index) => ({ command, key: `${command}-${index}`, ...one })),
);

const plan = `title: Yard
tracks: { hull: { title: Hull, owns: [/hull/] }, deck: { title: Deck, owns: [/deck/] } }
items:
${all.map(({ key }) => `  - { key: ${key}, title: Item ${key}, track: hull }\n`).join("")}`;

/** What an account needs to write such a thing at GitHub itself (docs.github.com: "Repository roles for an organization"). */
const needs = {
  assign: "triage",
  unassign: "triage",
  close: "triage",
  reopen: "triage",
  // Labels, fields and bodies of issues, whichever of them it is.
  mirror: "write",
  other: null,
} as const satisfies Record<Write | "reopen" | "other", Permission | null>;

type Written = keyof typeof needs;

/** The writes at GitHub that anybody who reads could make: what the App answers, in its own name. */
const answers =
  /\/(?:reactions|comments|check-runs)$|\/(?:issues|pulls)\/comments\/\d+(?:\/reactions)?$|\/check-runs\/\d+$/;

interface Shot {
  open: boolean;
}

/** What the App wrote since the log was cleared, its own answers aside. */
function writtenIn(world: World, number: number, before: Shot, after: Shot): Written[] {
  const own = world.sandbox
    .requests()
    .filter(
      ({ actor, method, operation }) =>
        actor === "signalbox[bot]" && method !== "GET" && operation !== "query",
    );
  return own.flatMap(({ method, path, operation }): Written[] => {
    if (operation === "mutation") return ["mirror"];
    if (answers.test(path)) return [];
    if (/\/assignees$/.test(path)) return [method === "POST" ? "assign" : "unassign"];
    if (/\/labels(?:\/[^/]*)?$/.test(path)) return ["mirror"];
    if (method !== "PATCH" || !/\/issues\/\d+$/.test(path)) return ["other"];
    const turned = path.endsWith(`/issues/${number}`) && before.open !== after.open;
    return turned ? ["mirror", after.open ? "reopen" : "close"] : ["mirror"];
  });
}

const everyRole: [string, Role | null, Permission][] = [
  ["nobody", null, "read"],
  ["read", "pull", "read"],
  ["triage", "triage", "triage"],
  ["write", "push", "write"],
  ["maintain", "maintain", "maintain"],
  ["admin", "admin", "admin"],
  ["a custom role over triage", { name: "sorter", base: "triage" }, "triage"],
];

describe.each(storeKinds)("what the App writes for a command (%s)", (kind) => {
  it.each(everyRole)(
    "of %s that account could write itself, or the table of rights names it",
    async (_, role, permission) => {
      const world = await openWorld({ kind, people: ["zoe"], roles: { zoe: role } });
      // The status issue is the App's own, and written when it is time to.
      await world.push({ [planPath]: plan, ".github/signalbox.yml": "status: false\n" });
      const zoe = person(world.sandbox, "zoe");
      const issues = new Map((await boardOf(world)).issues.map(({ key, number }) => [key, number]));
      const numberOf = (key: string) => issues.get(key) ?? Number.NaN;
      await world.mona.comment(world, numberOf("help-0"), "/register yard");
      for (const { key, on, before } of all) {
        if (on === "own") await world.mona.assign(world, numberOf(key), "zoe");
        if (on === "another's") await world.ada.comment(world, numberOf(key), "/claim");
        if (before !== undefined) await world.mona.comment(world, numberOf(key), before);
      }
      const fork = await zoe.fork(world);
      await zoe.push(fork, { branch: "work", message: "Work", files: { "deck/plank.md": "1\n" } });
      const pull = await zoe.openPull(world, { head: "zoe:work", title: "Work", body: "Track: hull" });
      await world.settle();

      const isOpen = async (number: number): Promise<Shot> => {
        const { owner, repo } = world;
        const { data } = await world.mona.octokit.rest.issues.get({ owner, repo, issue_number: number });
        return { open: data.state === "open" };
      };
      const seen = new Set<Written>();
      for (const { command, key, on, say } of all) {
        const number = on === "pull" ? pull : numberOf(key);
        const before = await isOpen(number);
        world.sandbox.clearRequests();
        await zoe.comment(world, number, say);
        await world.settle();
        const written = writtenIn(world, number, before, await isOpen(number));
        const { action } = specOf(command);
        const may = mayDo(action, permission, { who: {}, outsiders: false });
        const named: readonly Written[] = may ? rights[action].writes : [];
        const beyond = written.filter((one) => {
          const least = needs[one];
          return !named.includes(one) && (least === null || !includes(permission, least));
        });
        expect([say, on, beyond]).toEqual([say, on, []]);
        for (const one of written) seen.add(one);
      }
      // It does look at what is written, where there is something to write.
      const expected: Written[] = includes(permission, "triage")
        ? ["assign", "close", "mirror", "unassign"]
        : [];
      expect([...seen].sort()).toEqual(expected);
      expect(world.errors()).toEqual([]);
    },
  );
});
