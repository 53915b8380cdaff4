import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createToken } from "../../src/app/tokens/create-token.js";
import { storeKinds } from "../store/kinds.js";
import { issueOf } from "./github-state.js";
import { ferryPlan, planPath } from "./plans.js";
import { closeWorlds, openWorld, operatorToken, type World } from "./world.js";

closeWorlds();

const bin = join(process.cwd(), "bin/signalbox.js");
const config =
  "sessions:\n  welder: { logins: [ada], tracks: [hull] }\n  joiner: { logins: [ben], tracks: [deck] }\n";
const owners = "/hull/ hull\n/deck/ deck\n/charter.md hull deck\n";

async function yard(kind: (typeof storeKinds)[number]): Promise<World> {
  const world = await openWorld({ kind });
  await world.push({ [planPath]: ferryPlan, ".github/signalbox.yml": config, ".github/TRACKOWNERS": owners });
  return world;
}

async function ask(world: World, token: string, body: unknown, repo = "harbour/ferries") {
  const response = await fetch(`${world.app.url}/api/v1/repos/${repo}/check-paths`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function tokenOf(world: World, sessionId: string): Promise<string> {
  const [repository] = await world.store.repositories.all();
  if (!repository) throw new Error("no repository");
  const { store, now } = world;
  return (await createToken({ store, repository, now }, { sessionId, note: null })).secret;
}

async function command(world: World, token: string, args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-paths-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("git", ["init", "-q"], { cwd: folder });
  execFileSync("git", ["remote", "add", "origin", "git@github.example:harbour/ferries.git"], { cwd: folder });
  const child = spawn(process.execPath, [bin, "check-paths", ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, SIGNALBOX_TOKEN: token, SIGNALBOX_URL: world.app.url },
  });
  let stdout = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout };
}

describe.each(storeKinds)("before an edit, the running App (%s)", (kind) => {
  it("says who holds what, from claims and announcements, without a request to GitHub", async () => {
    const world = await yard(kind);
    const { number } = await issueOf(world, "B1");
    await world.ben.comment(world, number, "/announce charter.md 3h the prices");
    await world.settle();
    world.sandbox.clearRequests();
    const paths = ["hull/keel.md", "deck/plank.md", "charter.md", "notes.md"];
    const { status, body } = await ask(world, operatorToken, { paths, session: "welder" });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      code: 1,
      paths: [
        { path: "hull/keel.md", state: "yours" },
        { path: "deck/plank.md", state: "held", by: "track deck" },
        { path: "charter.md", state: "held", by: "session joiner", until: expect.any(String) },
        { path: "notes.md", state: "free" },
      ],
    });
    expect(
      (await ask(world, operatorToken, { paths: ["charter.md"], session: "joiner" })).body,
    ).toMatchObject({
      code: 0,
    });
    expect((await ask(world, operatorToken, { paths: ["charter.md"] })).body).toMatchObject({ code: 2 });
    expect(world.sandbox.requests()).toEqual([]);
  });

  it("answers a session's token for that session alone, through the API and the command", async () => {
    const world = await yard(kind);
    const token = await tokenOf(world, "joiner");
    expect((await ask(world, token, { paths: ["deck/x"] })).body).toMatchObject({ code: 0 });
    expect((await ask(world, token, { paths: ["deck/x"], session: "welder" })).status).toBe(403);
    expect((await ask(world, token, { paths: ["deck/x"] }, "harbour/other")).status).toBe(404);
    expect((await ask(world, "sbx_wrong", { paths: ["deck/x"] })).status).toBe(401);
    expect(await command(world, token, ["deck/x", "hull/keel.md"])).toEqual({
      code: 1,
      stdout:
        "yours   deck/x\nheld by track hull hull/keel.md\n        → Leave the file to track hull, or ask ada for an approving review.\n",
    });
  });

  it.each([
    ["no JSON", "paths"],
    ["no path", { paths: [] }],
    ["too many", { paths: Array.from({ length: 1_001 }, () => "a") }],
    ["something else", { paths: "a" }],
    ["an unknown key", { paths: ["a"], who: "me" }],
  ])("refuses %s with what is allowed", async (_, body) => {
    const world = await yard(kind);
    const answer = await ask(world, operatorToken, body);
    expect(answer.status).toBe(422);
    expect(answer.body.error).toEqual(expect.any(String));
  });
});
