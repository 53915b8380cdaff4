import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { speakerOf } from "../../src/app/tokens/session-of-token.js";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, operatorToken, type World } from "./world.js";

closeWorlds();

const bin = fileURLToPath(new URL("../../bin/signalbox.js", import.meta.url));

async function say(world: World, who: "ada" | "ben", key: string, body: string): Promise<void> {
  const { number } = await issueOf(world, key);
  const { owner, repo } = world;
  await world[who].octokit.rest.issues.createComment({ owner, repo, issue_number: number, body });
  await world.settle();
}

async function statusIssue(world: World) {
  const { owner, repo } = world;
  const { data } = await world.mona.octokit.rest.issues.listForRepo({
    owner,
    repo,
    state: "all",
    per_page: 100,
  });
  return data.filter(({ body }) => body?.includes("<!-- signalbox:status -->"));
}

const ask = (world: World, path: string, token: string | null) =>
  fetch(
    `${world.app.url}/api/v1${path}`,
    token === null ? {} : { headers: { authorization: `Bearer ${token}` } },
  );

async function cli(world: World, args: string[], token = operatorToken, command = ["status"]) {
  const child = spawn(process.execPath, [bin, ...command, "--url", world.app.url, ...args], {
    env: { PATH: process.env.PATH, SIGNALBOX_OPERATOR_TOKEN: token },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}

describe.each(storeKinds)("the status (%s)", (kind) => {
  it("is one issue that says what is, edited in place, and left alone where nothing changed", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const [issue, ...others] = await statusIssue(world);
    expect(others).toEqual([]);
    expect(issue?.body).toContain("**1 of 4** items done, 0 claimed, 2 ready, 1 blocked.");
    expect(issue?.body).toMatch(/## Ready\n\n- `A1` Weld the keel \(#\d+\)\n- `B1` Lay the planks/);
    expect(issue?.body).toMatch(/## Blocked\n\n- `A2` Paint the keel \(#\d+\) waits for #\d+/);
    await world.pass(2);
    expect((await statusIssue(world))[0]?.updated_at).toBe(issue?.updated_at);
    await say(world, "ada", "A1", "/claim");
    await say(world, "ben", "A1", "/claim");
    await say(world, "ben", "B1", "/announce config.py the colours");
    await say(world, "ben", "B1", "/block the yard is flooded, says @mona");
    await world.pass(2);
    const [later] = await statusIssue(world);
    expect(later?.number).toBe(issue?.number);
    expect(later?.body).toMatch(
      /## Claimed\n\n- `A1` Weld the keel \(#\d+\): session `ada\/A1` until \d{4}-.* UTC/,
    );
    expect(later?.body).toContain("collisions prevented in 7 days: 1");
    expect(later?.body).toMatch(/`config.py`: session `ben\/#\d+` until .*: the colours/);
    expect(later?.body).toContain("the yard is flooded, says @\u200cmona");
    expect(later?.body).toMatch(/\| `ada\/A1` \| active \|/);
    await world.pass(20);
    expect((await statusIssue(world))[0]?.body).toBe(later?.body);
    await world.pass(20);
    expect((await statusIssue(world))[0]?.body).toMatch(/\| `ada\/A1` \| quiet \|/);
    expect(world.errors()).toEqual([]);
  });

  it("is the same over the API and the command line, for who has the token", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    await say(world, "ada", "A1", "/claim");
    const path = `/repos/${world.owner.toUpperCase()}/${world.repo}/status`;
    expect((await ask(world, path, null)).status).toBe(401);
    expect((await ask(world, path, "a-wrong-token")).status).toBe(401);
    expect((await ask(world, "/repos/no/body/status", operatorToken)).status).toBe(404);
    expect((await ask(world, "/elsewhere", operatorToken)).status).toBe(404);
    const answer = await ask(world, path, operatorToken);
    expect(answer.status).toBe(200);
    const status = await answer.json();
    expect(status).toMatchObject({
      repository: "harbour/ferries",
      counts: { items: 4, done: 1, claimed: 1, ready: 1, blocked: 1 },
      claimed: [{ key: "A1", session: "ada/A1" }],
    });
    const repository = ["--repo", "harbour/ferries"];
    expect(JSON.parse((await cli(world, [...repository, "--format", "json"])).stdout)).toEqual(status);
    expect((await cli(world, [...repository, "--format", "md"])).stdout).toContain("## Claimed");
    expect((await cli(world, repository)).stdout).toMatch(/^harbour\/ferries\n\n1 of 4 items done/);
    expect(await cli(world, repository, "a-wrong-token")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("401: the token is wrong"),
    });
    expect(await cli(world, ["--repo", "nonsense"])).toMatchObject({ code: 2 });
  });
});

describe.each(storeKinds)("tokens of sessions (%s)", (kind) => {
  it("are shown once, listed without their secret, and worthless once they are revoked", async () => {
    const world = await openWorld({ kind });
    await world.push({ [planPath]: ferryPlan });
    const token = (...args: string[]) =>
      cli(world, ["--repo", "harbour/ferries", ...args.slice(1)], operatorToken, ["token", args[0] ?? ""]);
    const made = await token("create", "--session", "North", "--note", "night shift");
    expect(made).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("For session north; shown this once"),
    });
    const secret = made.stdout.trim();
    expect(secret).toMatch(/^sbx_[\w-]{43}$/);
    const spoken = await speakerOf(world.store, secret, world.now());
    expect(spoken?.session).toBe("north");
    expect(await speakerOf(world.store, `${secret}x`, world.now())).toBeNull();
    const { stdout } = await token("list", "--json");
    expect(stdout).not.toContain(secret);
    const [listed] = JSON.parse(stdout).tokens;
    expect(listed).toMatchObject({ session: "north", note: "night shift", revoked: null });
    expect(await token("revoke", listed.id)).toMatchObject({ code: 0, stdout: "Revoked.\n" });
    expect(await token("revoke", listed.id)).toMatchObject({ code: 2 });
    expect(await speakerOf(world.store, secret, world.now())).toBeNull();
    expect(await token("create", "--session", "no good!")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("422: `session`: letters, digits"),
    });
  });
});
