import { describe, expect, it } from "vitest";
import { includes, type Permission } from "../../src/core/actors/permission.js";
import { leastFor, rights, type Write } from "../../src/core/actors/rights.js";
import { commandKinds, specOf } from "../../src/core/commands/table.js";
import { type Person, person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { boardOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World, type WorldOptions } from "./world.js";

closeWorlds();

const configPath = ".github/signalbox.yml";

async function planned(
  kind: WorldOptions["kind"],
  { config = "", plan = ferryPlan, ...more }: Partial<WorldOptions> & { config?: string; plan?: string } = {},
): Promise<World> {
  const world = await openWorld({ kind, ...more });
  await world.push({ [planPath]: plan, ...(config ? { [configPath]: config } : {}) });
  return world;
}

async function say(world: World, who: Person, key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  await who.comment(world, number, body);
  await world.settle();
}

const lastWord = async (world: World, key: string): Promise<string> =>
  (await issueOf(world, key)).comments.findLast((body) => !body.startsWith("/")) ?? "";

async function repositoryId(world: World): Promise<number> {
  return (await world.store.repositories.all())[0]?.id ?? 0;
}

async function holders(world: World): Promise<Record<string, string>> {
  const claims = await world.store.claims.live(await repositoryId(world), world.now());
  return Object.fromEntries(claims.map(({ itemKey, sessionId }) => [itemKey, sessionId]));
}

/** Everything that a command of somebody else's must leave as it is. */
async function stateOf(world: World) {
  const id = await repositoryId(world);
  const { issues } = await boardOf(world);
  return {
    issues: issues.map(({ key, open, labels, assignees }) => ({ key, open, labels, assignees })),
    claims: (await world.store.claims.live(id, world.now())).map(
      ({ itemKey, sessionId, generation, expiresAt, parked }) => ({
        itemKey,
        sessionId,
        generation,
        expiresAt,
        parked,
      }),
    ),
    sessions: (await world.store.sessions.all(id)).map((session) => session.id),
    intents: (await world.store.intents.open(id)).map(({ paths, sessionId }) => ({ paths, sessionId })),
    allowances: await world.store.allowances.live(id, world.now()),
    known: await world.store.knownIssues.open(id),
  };
}

const attempts = [
  "/claim --as planner",
  "/claim --take",
  "/release",
  "/release --as ada/A1",
  "/done --met",
  "/park waiting",
  "/handoff stranger",
  "/register planner --track hull --branch '**'",
  "/register hull",
  "/unregister ada/A1",
  "/unannounce --of ada/A1",
  "/disallow track:deck",
  "/heartbeat --as ada/A1",
  "/heartbeat --as constructor",
  "/heartbeat --as __proto__",
  "/msg ada hello",
  "/ask ada why",
  "/broadcast hello all",
  "/inbox --as ada/A1",
  "/block everything",
  "/unblock 1",
  "/announce hull/** mine now",
  "/unannounce hull/**",
  "/allow track:deck hull/a.md --as hull",
  "/override claim I want it",
];

describe.each(storeKinds)("who may do what (%s)", (kind) => {
  it.each([
    ["nobody", null],
    ["who may read", "pull"],
  ] as const)("%s on a public repository changes nothing, whatever they write", async (_, role) => {
    const world = await planned(kind, { people: ["stranger"], roles: { stranger: role } });
    await say(world, world.ada, "A1", "/claim");
    await say(world, world.ada, "A1", "/announce hull/plan.md the frames");
    const stranger = person(world.sandbox, "stranger");
    const before = await stateOf(world);
    // A comment carries out ten commands at most.
    for (let from = 0; from < attempts.length; from += 10)
      await say(world, stranger, "A1", attempts.slice(from, from + 10).join("\n\n"));
    expect(await stateOf(world)).toEqual(before);
    await say(world, stranger, "A1", "/status");
    expect(await lastWord(world, "A1")).toContain("held by session `ada/A1`");
    await say(world, stranger, "B1", "/claim");
    expect(await lastWord(world, "B1")).toMatch(
      /^@stranger `\/claim` is for who has at least the role triage here, and you have no role/,
    );
    expect(world.errors()).toEqual([]);
  });

  it.each(["pull", "triage", "push", "maintain"] as const)(
    "with the role %s, each command is refused or heard as the table says",
    async (role) => {
      const permission = ({ pull: "read", triage: "triage", push: "write", maintain: "maintain" } as const)[
        role
      ];
      const world = await planned(kind, { people: ["zoe"], roles: { zoe: role } });
      const zoe = person(world.sandbox, "zoe");
      const { number } = await issueOf(world, "B0").catch(() => issueOf(world, "B1"));
      for (const command of commandKinds) {
        const [example = ""] = specOf(command).examples;
        await zoe.comment(world, number, example);
        await world.settle();
        const { data } = await world.mona.octokit.rest.issues.listComments({
          owner: world.owner,
          repo: world.repo,
          issue_number: number,
          per_page: 100,
        });
        const at = data.findLastIndex(({ body }) => body === example);
        const refused = data.slice(at + 1).some(({ body }) => body?.includes("is for who has at least"));
        const least = leastFor(specOf(command).action, {});
        expect([command, refused]).toEqual([command, !includes(permission, least)]);
      }
      expect(world.errors()).toEqual([]);
    },
  );

  it("an outsider whom the config lets in holds one item for a time, and does nothing else", async () => {
    const world = await planned(kind, {
      config: "claims: { openTo: anyone, openTtl: 2h }\n",
      people: ["stranger"],
      roles: { stranger: null },
    });
    const stranger = person(world.sandbox, "stranger");
    await say(world, stranger, "A1", "/claim 8h");
    expect(await holders(world)).toEqual({ A1: "stranger/A1" });
    const [claim] = await world.store.claims.live(await repositoryId(world), world.now());
    expect(claim?.ttl).toBe(2 * 3_600_000);
    await say(world, stranger, "B1", "/claim");
    expect(await lastWord(world, "B1")).toContain("1 of 1 claims");
    await say(world, stranger, "A1", "/done");
    expect((await issueOf(world, "A1")).open).toBe(true);
  });

  it("the config may ask for more, and never for less than triage", async () => {
    const world = await planned(kind, { config: "who: { claim: write }\n", roles: { ben: "triage" } });
    await say(world, world.ben, "A1", "/claim");
    expect(await holders(world)).toEqual({});
    expect(await lastWord(world, "A1")).toContain("at least the role write");
    await say(world, world.ada, "A1", "/claim");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
  });

  it("GitHub failing to say what somebody may do grants nothing, and is asked again", async () => {
    const world = await planned(kind);
    world.sandbox.addFault({ answer: 502, path: "/collaborators/ada/permission", times: 5 });
    await say(world, world.ada, "A1", "/claim");
    expect(await holders(world)).toEqual({ A1: "ada/A1" });
  });
});

describe.each(storeKinds)("accounts (%s)", (kind) => {
  it("keep what they hold under another login, and whoever takes the old one gets nothing", async () => {
    const world = await planned(kind, {
      config: "sessions:\n  planner: { logins: [ada], tracks: [deck] }\n",
      plan: `${ferryPlan}  - { key: C1, title: Sails }\n`,
    });
    await say(world, world.ada, "A1", "/claim --as planner");
    world.sandbox.renameUser("ada", "lovelace");
    const lovelace = person(world.sandbox, "lovelace");
    world.sandbox.addUser("ada");
    const squatter = person(world.sandbox, "ada");
    await world.mona.octokit.rest.repos.addCollaborator({
      owner: world.owner,
      repo: world.repo,
      username: "ada",
      permission: "push",
    });
    await world.settle();
    await say(world, squatter, "A1", "/release");
    await say(world, squatter, "A1", "/release --as planner");
    await say(world, squatter, "B1", "/claim --as planner");
    expect(await holders(world)).toEqual({ A1: "planner" });
    await say(world, lovelace, "B1", "/claim --as planner");
    expect(await holders(world)).toEqual({ A1: "planner", B1: "planner" });
    await say(world, lovelace, "A1", "/release");
    expect(await holders(world)).toEqual({ B1: "planner" });
    expect(world.errors()).toEqual([]);
  });

  it("can't take a name that plan, config, or another account has", async () => {
    const world = await planned(kind, {
      config: "sessions:\n  planner: { logins: [ada] }\norchestrator: conductor\n",
    });
    await say(world, world.ada, "A1", "/register north");
    for (const name of ["planner", "conductor", "north", "p1anner", "ada"]) {
      const before = (await issueOf(world, "A1")).comments.length;
      await say(world, world.ben, "A1", `/register ${name}`);
      const [, ...answers] = (await issueOf(world, "A1")).comments.slice(before);
      expect([name, answers]).toEqual([name, [expect.stringMatching(/^@ben .*(?:is taken|works under)/)]]);
    }
    await say(world, world.ben, "B1", "/heartbeat --as nort");
    expect(await lastWord(world, "B1")).toContain("no session of yours is called `nort`");
    const ids = (await world.store.sessions.all(await repositoryId(world))).map(({ id }) => id);
    expect(ids).toEqual(["north"]);
  });

  it("that is called as another's session doesn't speak for it", async () => {
    const world = await planned(kind, {
      config: "sessions:\n  planner: { logins: [ada] }\n",
      people: ["planner"],
      roles: { planner: "triage" },
    });
    const namesake = person(world.sandbox, "planner");
    await say(world, world.ben, "A1", "/msg planner the keys are under the mat");
    for (const attempt of ["/inbox", "/msg ben hello", "/block nothing"]) {
      await say(world, namesake, "B1", attempt);
      expect(await lastWord(world, "B1")).toContain("nothing says which one you are");
    }
    await say(world, world.ada, "A1", "/inbox");
    expect(await lastWord(world, "A1")).toContain("the keys are under the mat");
  });

  it("can't register itself onto a track that another one works on", async () => {
    const world = await planned(kind);
    await say(world, world.ada, "A1", "/register welder --track hull");
    await say(world, world.ben, "A1", "/register painter --track hull");
    expect(await lastWord(world, "A1")).toContain("somebody else works on track `hull`");
    await say(world, world.mona, "A1", "/register chief --track hull");
    expect((await world.store.sessions.all(await repositoryId(world))).map(({ id }) => id)).toEqual([
      "chief",
      "welder",
    ]);
  });
});

describe.each(storeKinds)("twelve agents on one login, without any set-up (%s)", (kind) => {
  const count = 12;
  const plan = `title: Yard\nitems:\n${Array.from(
    { length: count },
    (_, index) => `  - { key: T${index + 1}, title: Item ${index + 1} }\n`,
  ).join("")}`;

  it("work a day: each item is held and finished once, and nobody acts for another", {
    timeout: 180_000,
  }, async () => {
    const world = await planned(kind, { plan });
    const keys = Array.from({ length: count }, (_, index) => `T${index + 1}`);
    // Each goes for its own item and for the first one, all by the same login.
    for (const key of keys) {
      await say(world, world.ada, "T1", "/claim");
      await say(world, world.ada, key, "/claim");
    }
    expect(await holders(world)).toEqual(Object.fromEntries(keys.map((key) => [key, `ada/${key}`])));
    await world.pass(2);
    const before = await world.store.claims.live(await repositoryId(world), world.now());
    await say(world, world.ada, "T1", "/claim");
    expect(await lastWord(world, "T1")).toMatch(
      /If that was you, nothing is to be done\. If you are another agent/,
    );
    expect(await world.store.claims.live(await repositoryId(world), world.now())).toEqual(before);
    await say(world, world.ada, "T2", "/msg ada/T3 the saw is yours");
    expect(await lastWord(world, "T3")).toContain("from session `ada/T2`");
    await say(world, world.ada, "T4", "/inbox");
    expect(await lastWord(world, "T4")).toBe("Session `ada/T4` has no unread messages.");
    await say(world, world.ada, "T5", "/release");
    await say(world, world.ada, "T6", "/park waiting for paint");
    await say(world, world.ada, "T7", "/done");
    const left = keys.filter((key) => !["T5", "T7"].includes(key));
    expect(Object.keys(await holders(world)).sort()).toEqual([...left].sort());
    await say(world, world.ada, "T5", "/claim --as second");
    expect((await holders(world)).T5).toBe("second");
    expect(world.errors()).toEqual([]);
  });

  it("whose assignment and claim come within a minute are asked and answered once", async () => {
    const world = await planned(kind, { plan });
    const { number } = await issueOf(world, "T1");
    await world.ada.assign(world, number, "ada");
    await say(world, world.ada, "T1", "/claim");
    expect((await issueOf(world, "T1")).comments).toEqual(["/claim"]);
    expect(await holders(world)).toEqual({ T1: "ada/T1" });
  });

  it("are not told to give up each other's items where the account holds as many as it may", async () => {
    const world = await planned(kind, { plan, config: "claims: { perLogin: 2 }\n" });
    for (const key of ["T1", "T2", "T3"]) await say(world, world.ada, key, "/claim");
    expect(Object.keys(await holders(world))).toEqual(["T1", "T2"]);
    expect(await lastWord(world, "T3")).toContain("your account holds 2 of 2 claims");
    expect(await lastWord(world, "T3")).not.toContain("/release");
  });
});

describe.each(storeKinds)("commands are heard (%s)", (kind) => {
  it("in the words of a review and on a line of a pull request", async () => {
    const world = await planned(kind);
    const files = { "hull/a.md": "a\n" };
    const sha = await world.ada.push(world, { branch: "x", from: "main", message: "x", files });
    const { number: issue } = await issueOf(world, "A1");
    const pull = await world.ada.openPull(world, { head: "x", title: "x", body: `Closes #${issue}` });
    await world.settle();
    await world.ben.review(world, pull, "COMMENT", "Fine.\n\n/register reviewer");
    await world.settle();
    const { owner, repo } = world;
    await world.ben.octokit.rest.pulls.createReviewComment({
      owner,
      repo,
      pull_number: pull,
      commit_id: sha,
      path: "hull/a.md",
      line: 1,
      side: "RIGHT",
      body: "/register liner",
    });
    await world.settle();
    const ids = (await world.store.sessions.all(await repositoryId(world))).map(({ id }) => id);
    expect(ids).toEqual(["liner", "reviewer"]);
  });

  it("as they were written: what was edited before it was read, or is a day old, isn't carried out", async () => {
    const world = await planned(kind);
    const { number } = await issueOf(world, "A1");
    world.sandbox.setWebhookUrl(null);
    const id = await world.ada.comment(world, number, "/claim");
    const payload = async (body: string, at: Date) => ({
      commentId: id,
      issue: number,
      isPull: false,
      place: "thread" as const,
      author: {
        id: (await world.ada.octokit.rest.users.getAuthenticated()).data.id,
        login: "ada",
        bot: false,
      },
      writtenAt: at,
      body,
    });
    const { runComment } = await import("../../src/app/commands/run-comment.js");
    const context = await contextOf(world);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await world.ada.octokit.rest.issues.updateComment({
      owner: world.owner,
      repo: world.repo,
      comment_id: id,
      body: "/claim --as other",
    });
    await runComment(context, await payload("/claim", new Date(Date.now() - 60_000)));
    expect(await lastWord(world, "A1")).toContain("edited before it was read");
    const second = await world.ada.comment(world, number, "/claim");
    await runComment(context, {
      ...(await payload("/claim", new Date(Date.now() - 25 * 3_600_000))),
      commentId: second,
    });
    expect(await lastWord(world, "A1")).toContain("more than a day before");
    expect(await holders(world)).toEqual({});
  });
});

async function contextOf(world: World) {
  const { createGitHub } = await import("../../src/github/github.js");
  const { createOctokitClass } = await import("../../src/github/octokit.js");
  const { Probot } = await import("probot");
  const { quietLog } = await import("../store/quiet-log.js");
  const [repository] = await world.store.repositories.all();
  if (!repository) throw new Error("the App knows no repository");
  const probot = new Probot({
    appId: world.sandbox.app.id,
    privateKey: world.sandbox.app.privateKey,
    secret: world.sandbox.app.webhookSecret,
    baseUrl: `${world.sandbox.url}/api/v3`,
    Octokit: createOctokitClass({ writeIntervalMs: 0 }) as never,
  });
  const host = await createGitHub({ probot }).repository(repository);
  return { repository, host, store: world.store, log: quietLog, now: world.now };
}

it("every right is of something that an account with it could do at GitHub itself", () => {
  // docs.github.com, "Repository roles for an organization": triage may assign, label and close. The board is the App's own.
  const needs: Record<Write, Permission> = {
    assign: "triage",
    unassign: "triage",
    close: "triage",
    mirror: "read",
  };
  for (const { least, writes } of Object.values(rights))
    for (const write of writes) expect(includes(least, needs[write])).toBe(true);
});
