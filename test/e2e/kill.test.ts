import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { person } from "../../src/sandbox/people.js";
import { storeKinds } from "../store/kinds.js";
import { ready, settled } from "./app-process.js";
import { ferryPlan, planPath } from "./plans.js";
import { endStages, place, stage, start } from "./stage.js";

endStages();

it.each(storeKinds)(
  "killed right after the answer, the App does the work after a restart (%s)",
  { timeout: 120_000 },
  async (kind) => {
    const setting = await stage(kind);
    const { sandbox } = setting;
    const first = await start(setting);
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
    const second = await start(setting);
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
    const setting = await stage(kind);
    const { sandbox } = setting;
    const first = await start(setting);
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
    const second = await start(setting);
    sandbox.setWebhookUrl(`${second.url}/api/github/webhooks`);
    await ready(second);
    // It reads what it missed once it listens, and takes nothing else before.
    const assignees = async () => {
      const { data } = await mona.octokit.rest.issues.get({ ...place, issue_number: keel });
      return data.assignees?.map(({ login }) => login);
    };
    await vi.waitFor(async () => expect(await assignees()).toEqual(["mona"]), { timeout: 60_000 });
    await settled(second);
    // It is read, and not asked for again: that would come when GitHub likes.
    expect(sandbox.deliveries().filter(({ redelivery }) => redelivery)).toEqual([]);
  },
);

it("a second process on the same folder ends with what to do, and the first goes on", {
  timeout: 120_000,
}, async () => {
  const setting = await stage("pglite");
  const first = await start(setting);
  await ready(first);
  const second = await start(setting);
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
