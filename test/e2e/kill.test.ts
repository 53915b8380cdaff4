import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it, vi } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.js";
import { storeKinds } from "../store/kinds.js";
import { createTestDatabase, type StoreKind } from "../store/test-database.js";
import { type Child, ready, settled, startProcess } from "./app-process.js";
import { ferryPlan, planPath } from "./plans.js";

const place = { owner: "harbour", repo: "ferries" };
const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

interface Stage {
  sandbox: Sandbox;
  folder: string;
  /** Null: the embedded database, below the folder. */
  databaseUrl: string | null;
}

async function stage(kind: StoreKind): Promise<Stage> {
  const sandbox = await startSandbox({
    users: ["mona"],
    org: place.owner,
    repositories: [{ owner: place.owner, name: place.repo }],
  });
  cleanups.push(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "signalbox-kill-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "key.pem"), sandbox.app.privateKey);
  if (kind === "pglite") return { sandbox, folder, databaseUrl: null };
  const { place: database, drop } = await createTestDatabase(kind);
  cleanups.push(drop);
  return { sandbox, folder, databaseUrl: database.databaseUrl };
}

async function start(sandbox: Sandbox, folder: string, databaseUrl: string | null): Promise<Child> {
  const child = await startProcess(sandbox, folder, databaseUrl);
  cleanups.push(() => child.process.kill("SIGKILL"));
  return child;
}

it.each(storeKinds)(
  "killed right after the answer, the App does the work after a restart (%s)",
  { timeout: 120_000 },
  async (kind) => {
    const { sandbox, folder, databaseUrl } = await stage(kind);
    const first = await start(sandbox, folder, databaseUrl);
    await ready(first);
    sandbox.setWebhookUrl(`${first.url}/api/github/webhooks`);
    // GitHub gives the App no token, so that none of the work can have been done before the kill.
    sandbox.addFault({ answer: 502, path: "/", times: 100_000 });
    sandbox.addFault({ answer: 502, operation: "query", times: 100_000 });
    const mona = person(sandbox, "mona");
    sandbox.clearFaults();
    sandbox.addFault({ answer: 502, path: "/app", times: 100_000 });
    await mona.push(place, { branch: "main", message: "Plan", files: { [planPath]: ferryPlan } });
    while (!sandbox.deliveries().some((one) => one.event === "push" && one.statusCode === 200))
      await sleep(5);
    first.process.kill("SIGKILL");
    await first.ended;
    const issues = () =>
      mona.octokit.paginate(mona.octokit.rest.issues.listForRepo, { ...place, state: "all" });
    expect(await issues()).toEqual([]);

    sandbox.clearFaults();
    const second = await start(sandbox, folder, databaseUrl);
    await ready(second);
    await settled(second);
    expect((await issues()).map((issue) => issue.title).sort()).toEqual([
      "Lay the planks",
      "Paint the keel",
      "Signalbox status",
      "Track: Deck",
      "Track: Hull",
      "Weld the keel",
    ]);
  },
);

it.each(storeKinds)(
  "what happened while the App was down reaches it after the start (%s)",
  { timeout: 120_000 },
  async (kind) => {
    const { sandbox, folder, databaseUrl } = await stage(kind);
    const first = await start(sandbox, folder, databaseUrl);
    await ready(first);
    sandbox.setWebhookUrl(`${first.url}/api/github/webhooks`);
    const mona = person(sandbox, "mona");
    await mona.push(place, { branch: "main", message: "Plan", files: { [planPath]: ferryPlan } });
    await sandbox.idle(300);
    await settled(first);
    first.process.kill("SIGKILL");
    await first.ended;
    const { data: issues } = await mona.octokit.rest.issues.listForRepo(place);
    const keel = issues.find(({ title }) => title === "Weld the keel")?.number ?? 0;
    await mona.comment(place, keel, "/claim");
    await sandbox.idle(300);
    const second = await start(sandbox, folder, databaseUrl);
    sandbox.setWebhookUrl(`${second.url}/api/github/webhooks`);
    await ready(second);
    // It asks for what it missed once it is ready, and waits for no answer.
    const again = () =>
      sandbox.deliveries().filter(({ event, redelivery }) => redelivery && event === "issue_comment");
    await vi.waitFor(() => expect(again()).toMatchObject([{ statusCode: 200 }]), { timeout: 60_000 });
    await settled(second);
    await sandbox.idle(300);
    const { data } = await mona.octokit.rest.issues.get({ ...place, issue_number: keel });
    expect(data.assignees?.map(({ login }) => login)).toEqual(["mona"]);
    expect(again()).toHaveLength(1);
  },
);

it("a second process on the same folder ends with what to do, and the first goes on", {
  timeout: 120_000,
}, async () => {
  const { sandbox, folder } = await stage("pglite");
  const first = await start(sandbox, folder, null);
  await ready(first);
  const second = await start(sandbox, folder, null);
  const { code, output } = await second.ended;
  expect(code).toBe(2);
  expect(output).toMatch(/\.signalbox is in use by process \d+.*set DATABASE_URL/);
  expect(output).not.toMatch(/^\s+at /m);
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
});

it("wrong settings end the process with all problems at once", async () => {
  const { sandbox, folder } = await stage("pglite");
  const child = spawn(process.execPath, [join(process.cwd(), "dist/main.js")], {
    cwd: folder,
    env: { PATH: process.env.PATH, APP_ID: "x", PORT: "high", GHE_HOST: sandbox.host },
  });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect(code).toBe(2);
  expect(output).toMatch(/APP_ID[\s\S]*PORT[\s\S]*PRIVATE_KEY[\s\S]*WEBHOOK_SECRET/);
});
