import { describe, expect, it } from "vitest";
import { storeKinds } from "../store/kinds.js";
import { boardOf, checkOf, issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, type World } from "./world.js";

closeWorlds();

function botWrites(world: World): string[] {
  return world.sandbox
    .requests()
    .filter((one) => one.actor === "signalbox[bot]" && one.method !== "GET" && one.operation !== "query")
    .map((one) => `${one.method} ${one.path.split("/").slice(4).join("/")}`);
}

const lines = (text: string) => text.split("\n").length - 1;

describe.each(storeKinds)("a plan with an error (%s)", (kind) => {
  it.each([
    ["a cycle", ferryPlan.replace("priority: P0 }", "priority: P0, dependsOn: [A2] }"), /A1.*A2|A2.*A1/],
    ["a key twice", `${ferryPlan}  - { key: A1, title: Again }\n`, /A1/],
    ["an unknown dependency", `${ferryPlan}  - { key: C1, title: C, dependsOn: [B11] }\n`, /B11.*B1/],
    ["broken YAML", `${ferryPlan}  - { key: C1, title: [\n`, /./],
    ["an unknown key", `${ferryPlan}  - { key: C1, titel: C }\n`, /titel.*title/],
  ])("%s stops the sync before the first write, and a check on the commit says why", async (_, text, why) => {
    const world = await openWorld({ kind });
    const sha = await world.push({ [planPath]: text });
    expect(botWrites(world)).toEqual(["POST check-runs"]);
    const check = await checkOf(world, sha);
    expect(check).toMatchObject({
      conclusion: "failure",
      title: expect.stringMatching(/^The plan was not synced: \d+ error/),
    });
    expect(check?.summary).toMatch(why);
    expect(check?.summary).toMatch(/plan\.yml:\d+/);
    expect(world.errors()).toEqual([]);
  });

  it("leaves the board as it is, and goes on when it is mended", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    await world.push({ [planPath]: `${ferryPlan}  - { key: A1, title: Again }\n` });
    expect((await boardOf(world)).issues.map((issue) => issue.key)).toEqual(["A1", "A2", "B1"]);
    await world.push({ [planPath]: `${ferryPlan}  - { key: C1, title: New }\n` });
    expect((await boardOf(world)).issues.map((issue) => issue.key)).toEqual(["A1", "A2", "B1", "C1"]);
  });

  it("of 5 MB says how much is read", async () => {
    const world = await openWorld({ kind });
    const sha = await world.push({ [planPath]: `title: x\n# ${"x".repeat(5_000_000)}\n` });
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "failure" });
    expect((await checkOf(world, sha))?.summary).toMatch(/1 MiB/);
  });

  it("of a billion laughs is refused at once", async () => {
    const world = await openWorld({ kind });
    const bomb = Array.from({ length: 12 }, (_, at) =>
      at === 0 ? "a0: &a0 [x, x]" : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(9)}*a${at - 1}]`,
    ).join("\n");
    const sha = await world.push({ [planPath]: `${bomb}\nitems: []\n` });
    expect(await checkOf(world, sha)).toMatchObject({ conclusion: "failure" });
  });
});

describe.each(storeKinds)("a config with an error (%s)", (kind) => {
  const config = ".github/signalbox.yml";

  it("fails the check of the pull request that brings it, at the line", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const files = { [config]: "claims:\n  ttl: soon\n" };
    const sha = await world.ada.push(world, { branch: "config", from: "main", message: "Config", files });
    await world.ada.openPull(world, { head: "config", title: "Config", body: "Track: hull" });
    await world.settle();
    const check = await checkOf(world, sha);
    expect(check).toMatchObject({ conclusion: "failure" });
    expect(check?.summary).toMatch(/signalbox\.yml`?:2.*config.*ttl/);
  });

  it("on the default branch leaves the last good one in force, and a check on the commit says why", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan, [config]: "claims: { allowBlocked: true }\n" });
    const sha = await world.push({ [config]: "claims: { allowBlocked: perhaps }\n" });
    expect(await checkOf(world, sha)).toMatchObject({
      conclusion: "failure",
      title: "The config was not taken: 1 error",
    });
    const { number } = await issueOf(world, "A2");
    await world.ada.assign(world, number, "ada");
    await world.settle();
    expect((await issueOf(world, "A2")).assignees).toEqual(["ada"]);
  });
});

describe.each(storeKinds)("hostile and odd input (%s)", (kind) => {
  it("a bad ownership line is reported on the pull request that brings it, and the rest holds", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan, ".github/TRACKOWNERS": "!/hull/ deck\n/deck/ deck\n" });
    const { number: issue } = await issueOf(world, "A1");
    const files = { "deck/x.md": "x\n", ".github/TRACKOWNERS": "[ab]/ deck\n/deck/ deck\n" };
    const sha = await world.ada.push(world, { branch: "owners", from: "main", message: "Owners", files });
    await world.ada.openPull(world, { head: "owners", title: "Owners", body: `Closes #${issue}` });
    await world.settle();
    const check = await checkOf(world, sha);
    expect(check?.conclusion).toBe("failure");
    expect(check?.summary).toMatch(/TRACKOWNERS`?:1.*owners/);
    expect(check?.summary).toMatch(/deck\/x\.md.*ownership/);
  });

  it("a mention in the plan notifies nobody, wherever its text goes", async () => {
    const world = await openWorld({ kind });
    const title = "Ping @ada and @harbour/crew, see #1 <img src=x onerror=alert(1)>";
    await world.push({
      [planPath]: `items:\n  - key: M1\n    title: ${JSON.stringify(title)}\n    deliverables: [${JSON.stringify(title)}]\n    exitCriteria: ${JSON.stringify(title)}\n`,
    });
    const issue = await issueOf(world, "M1");
    for (const text of [issue.title, issue.body]) {
      expect(text).not.toMatch(/(?<![\w`])@[a-z]/i);
      expect(text).toContain("ada");
    }
    expect(issue.body).not.toMatch(/<img/);
    expect(lines(issue.body)).toBeGreaterThan(3);
  });

  it("an issue that was transferred or deleted does not stop the rest", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const { number } = await issueOf(world, "B1");
    const { node_id } = (
      await world.mona.octokit.rest.issues.get({ owner: world.owner, repo: world.repo, issue_number: number })
    ).data;
    await world.mona.octokit.graphql(
      "mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }",
      { id: node_id },
    );
    await world.settle();
    await world.push({ [planPath]: ferryPlan.replace("Weld the keel", "Weld the whole keel") });
    const board = await boardOf(world);
    expect(board.issues.map((issue) => issue.key)).toEqual(["A1", "A2", "B1"]);
    expect(board.issues[0]?.title).toContain("Weld the whole keel");
  });

  it("a repository of a person gets everything but the project, and the reason is said", async () => {
    const world = await openWorld({ kind, userOwned: true });
    const sha = await world.push({ [planPath]: ferryPlan });
    const board = await boardOf(world);
    expect(board.issues.map((issue) => issue.key)).toEqual(["A1", "A2", "B1"]);
    expect(board.issues[1]?.blockedBy).toEqual(["A1"]);
    expect(board.project).toEqual([]);
    const check = await checkOf(world, sha);
    expect(check).toMatchObject({ conclusion: "neutral" });
    expect(check?.summary).toMatch(/project/i);
    world.sandbox.clearRequests();
    await world.push({ [planPath]: `${ferryPlan}\n` });
    expect(botWrites(world)).toEqual([]);
  });
});

describe.each(storeKinds)("bad claims (%s)", (kind) => {
  const more = ["cleo", "dora", "emil", "fred", "gina", "hugo", "ines"];
  const planned = async (
    people: string[] = [],
  ): Promise<{
    world: World;
    place: { owner: string; repo: string; issue_number: number };
  }> => {
    const world = await openWorld({ kind, people });
    await world.push({ [planPath]: ferryPlan });
    const { number } = await issueOf(world, "A1");
    return { world, place: { owner: world.owner, repo: world.repo, issue_number: number } };
  };
  const holders = async (world: World): Promise<string[]> => {
    const [repository] = await world.store.repositories.all();
    return (await world.store.claims.live(repository?.id ?? 0, world.now())).map(
      ({ sessionId }) => sessionId,
    );
  };

  it("ten people assigned at once: one holds it, and the others are taken off and told", async () => {
    const { world, place } = await planned(more);
    const { issues } = world.mona.octokit.rest;
    await issues.addAssignees({ ...place, assignees: ["mona", "ada", "ben", ...more] });
    await world.settle();
    const [holder, ...others] = await holders(world);
    expect(others).toEqual([]);
    const { assignees, comments } = await issueOf(world, "A1");
    expect(assignees.map((login) => `${login}/A1`)).toEqual([holder]);
    expect(comments.filter((body) => body.includes("the first claim wins"))).toHaveLength(9);
  });

  it("a claim of a closed item, or of one that was deleted meanwhile, is refused without a fault", async () => {
    const { world, place } = await planned();
    const { issues } = world.mona.octokit.rest;
    await issues.update({ ...place, state: "closed" });
    await world.settle();
    await world.ada.comment(world, place.issue_number, "/claim");
    await world.settle();
    expect((await issueOf(world, "A1")).comments.at(-1)).toContain("is done already");
    const { number, nodeId } = await deletable(world, "B1");
    world.sandbox.addFault({ answer: 502, path: "/app", times: 2 });
    await world.ada.comment(world, number, "/claim");
    await world.mona.octokit.graphql(
      "mutation ($id: ID!) { deleteIssue(input: { issueId: $id }) { clientMutationId } }",
      {
        id: nodeId,
      },
    );
    await world.settle();
    expect(await holders(world)).toEqual([]);
    expect(world.errors()).toEqual([]);
  });

  it("a comment of 64 KB without a command is none, and one with a command at its end claims", async () => {
    const { world, place } = await planned();
    const prose = "/claim/this is `/claim`, and /claim. ".repeat(1_800).slice(0, 65_000);
    await world.ada.comment(world, place.issue_number, `About ${prose}`);
    await world.settle();
    expect(await holders(world)).toEqual([]);
    await world.ada.comment(world, place.issue_number, `About ${prose}\n\n/claim`);
    await world.settle();
    expect(await holders(world)).toEqual(["ada/A1"]);
  });

  it("a login can't speak for a session of another's", async () => {
    const { world, place } = await planned();
    await world.ben.comment(world, place.issue_number, "/register north");
    await world.settle();
    await world.ada.comment(world, place.issue_number, "/claim --as north");
    await world.settle();
    expect(await holders(world)).toEqual([]);
    expect((await issueOf(world, "A1")).comments.at(-1)).toContain("works under `ben`, not under yours");
  });

  it("a bot that answers every answer comes to an end", { timeout: 120_000 }, async () => {
    const { world, place } = await planned();
    const before = world.sandbox.deliveries().length;
    let seen = before;
    let said = 0;
    await world.ada.comment(world, place.issue_number, "/status");
    for (;;) {
      await world.settle();
      const answered = world.sandbox
        .deliveries()
        .slice(seen)
        .filter(({ payload }) => (payload.sender as { login: string }).login === "signalbox[bot]").length;
      seen = world.sandbox.deliveries().length;
      if (answered === 0) break;
      // Ten at a time, so that the test is not the pace of one answer after the other.
      for (let count = 0; count < 10; count += 1)
        await world.ada.comment(world, place.issue_number, "/status");
      said += 10;
      expect(said).toBeLessThan(200);
    }
    const { octokit } = world.mona;
    const all = await octokit.paginate(octokit.rest.issues.listComments, place);
    expect(all.filter(({ body }) => body?.includes("more than 60 comments"))).toHaveLength(1);
  });
});

async function deletable(world: World, key: string): Promise<{ number: number; nodeId: string }> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.issues.get({ owner, repo, issue_number: number });
  return { number, nodeId: data.node_id };
}
