import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { type Person, person } from "../../../src/sandbox/people.js";
import { type Sandbox, startSandbox } from "../../../src/sandbox/sandbox.js";
import { openStore } from "../../../src/store/open.js";
import { storeKinds } from "../../store/kinds.js";
import { quietLog } from "../../store/quiet-log.js";
import { createTestDatabase, type StoreKind, type TestDatabase } from "../../store/test-database.js";
import { type Child, ready, settled, startProcess } from "../app-process.js";
import { planPath } from "../plans.js";
import { startRelay } from "./relay.js";

/** `RACE_ITEMS=1000 npx vitest run test/e2e/race` runs the race at its full size. */
const itemCount = Number(process.env.RACE_ITEMS ?? 3);
const sessions = Array.from({ length: 50 }, (_, index) => `s${index + 1}`);
const itemsAtOnce = 50;
const place = { owner: "harbour", repo: "ferries" };
const processes = (kind: StoreKind): number => (kind === "postgres" ? 3 : 1);

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const plan = `title: Race\nitems:\n${Array.from(
  { length: itemCount },
  (_, index) => `  - { key: T${index + 1}, title: Item ${index + 1} }\n`,
).join("")}`;

function shuffled<T>(list: T[]): T[] {
  return list
    .map((one): [number, T] => [Math.random(), one])
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

interface Stage {
  sandbox: Sandbox;
  folder: string;
  /** Where the Apps keep their state. */
  database: TestDatabase["place"];
  ada: Person;
}

async function stage(kind: StoreKind): Promise<Stage> {
  const sandbox = await startSandbox({
    users: ["mona", "ada"],
    org: place.owner,
    repositories: [{ owner: place.owner, name: place.repo }],
  });
  cleanups.push(() => sandbox.close());
  const folder = mkdtempSync(join(tmpdir(), "signalbox-race-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "key.pem"), sandbox.app.privateKey);
  const ada = person(sandbox, "ada");
  const embedded = { databaseUrl: null, directory: join(folder, ".signalbox") };
  if (kind === "pglite") return { sandbox, folder, database: embedded, ada };
  const { place: database, drop } = await createTestDatabase(kind);
  cleanups.push(drop);
  return { sandbox, folder, database, ada };
}

/** Apps on one database, side by side where it is PostgreSQL. */
async function startApps({ sandbox, folder, database }: Stage, count: number): Promise<Child[]> {
  const apps: Child[] = [];
  for (let index = 0; index < count; index += 1) {
    const app = await startProcess(sandbox, folder, database.databaseUrl);
    cleanups.push(() => app.process.kill("SIGKILL"));
    await ready(app);
    apps.push(app);
  }
  return apps;
}

/** Pushes the plan; gives the issues that the board made of it. */
async function mirrored({ sandbox, ada }: Stage, [app]: Child[]): Promise<number[]> {
  const mona = person(sandbox, "mona");
  const files = {
    [planPath]: plan,
    ".github/signalbox.yml": "claims: { limit: 100, perLogin: 1000 }\nstatus: false\n",
  };
  await mona.push(place, { branch: "main", message: "Plan", files });
  await sandbox.idle(300);
  if (app) await settled(app);
  const issues = await ada.octokit.paginate(ada.octokit.rest.issues.listForRepo, { ...place, per_page: 100 });
  expect(issues).toHaveLength(itemCount);
  return issues.map(({ number }) => number);
}

async function stopped({ process, ended }: Child): Promise<void> {
  process.kill("SIGTERM");
  await ended;
}

/** One winner an item, in its first generation; nothing else is held. */
async function expectOneWinnerEach({ database }: Stage): Promise<Map<string, string>> {
  const store = await openStore({ ...database, log: quietLog });
  try {
    const [repository] = await store.repositories.all();
    const claims = await store.claims.live(repository?.id ?? 0, new Date());
    expect(claims).toHaveLength(itemCount);
    expect(new Set(claims.map(({ itemKey }) => itemKey)).size).toBe(itemCount);
    expect(claims.every(({ generation }) => generation === 1)).toBe(true);
    return new Map(claims.map(({ itemKey, sessionId }) => [itemKey, sessionId]));
  } finally {
    await store.close();
  }
}

describe.each(storeKinds)(`${sessions.length} sessions for ${itemCount} items at once (%s)`, (kind) => {
  it("as signed deliveries over HTTP: one winner each, and every loser is answered", {
    timeout: 60_000 + itemCount * 10_000,
  }, async () => {
    const setting = await stage(kind);
    const { sandbox, ada } = setting;
    const apps = await startApps(setting, processes(kind));
    const relay = await startRelay(apps.map(({ url }) => url));
    cleanups.push(relay.close);
    sandbox.setWebhookUrl(`${relay.url}/`);
    const issues = await mirrored(setting, apps);
    for (let from = 0; from < issues.length; from += itemsAtOnce) {
      relay.hold();
      for (const issue of issues.slice(from, from + itemsAtOnce))
        await Promise.all(sessions.map((session) => ada.comment(place, issue, `/claim --as ${session}`)));
      await sandbox.idle(200);
      await relay.release(shuffled, 50);
      for (const app of apps) await settled(app);
    }
    const outputs = await Promise.all(
      apps.map(async (app) => {
        await stopped(app);
        return (await app.ended).output;
      }),
    );
    // Each line of the log is at least a warning.
    expect(outputs.join("")).toBe("");
    const winners = await expectOneWinnerEach(setting);
    for (const issue of issues) {
      const { data: mirror } = await ada.octokit.rest.issues.get({ ...place, issue_number: issue });
      const key = /^Item (\d+)$/.exec(mirror.title)?.[1];
      const comments = await ada.octokit.paginate(ada.octokit.rest.issues.listComments, {
        ...place,
        issue_number: issue,
      });
      const won = comments.filter(({ body }) => body?.includes(" is yours"));
      expect(won).toHaveLength(1);
      expect(won[0]?.body).toContain(`\`${winners.get(`T${key}`)}\``);
      const lost = comments.filter(({ body }) => /held by .*the first claim wins/.test(body ?? ""));
      expect(lost).toHaveLength(sessions.length - 1);
    }
  });

  it("as calls of the use case: one winner each, and every loser is answered", {
    timeout: 60_000 + itemCount * 10_000,
  }, async () => {
    const setting = await stage(kind);
    const { sandbox, database } = setting;
    const [app] = await startApps(setting, 1);
    if (!app) throw new Error("no App was started");
    sandbox.setWebhookUrl(`${app.url}/api/github/webhooks`);
    const issues = await mirrored(setting, [app]);
    sandbox.setWebhookUrl(null);
    await stopped(app);
    const count = processes(kind);
    const answers = await Promise.all(
      Array.from({ length: count }, (_, share) =>
        claimants({
          place: database,
          app: sandbox.app,
          baseUrl: `${sandbox.url}/api/v3`,
          sessions: sessions.filter((_, index) => index % count === share),
          issues,
        }),
      ),
    );
    const all = answers.flat();
    expect(all).toHaveLength(sessions.length * itemCount);
    expect(all.filter(({ ok }) => ok)).toHaveLength(itemCount);
    expect(new Set(all.filter(({ ok }) => ok).map(({ issue }) => issue)).size).toBe(itemCount);
    for (const { ok, reply } of all) if (!ok) expect(reply).toMatch(/held by .*the first claim wins/);
  });
});

interface Told {
  session: string;
  issue: number;
  ok: boolean;
  reply: string | null;
}

async function claimants(task: object): Promise<Told[]> {
  const script = fileURLToPath(new URL("claimant.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  cleanups.push(() => child.kill("SIGKILL"));
  const complaints: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk));
  const told: Told[] = [];
  const exit = once(child, "close");
  for await (const line of createInterface({ input: child.stdout })) told.push(JSON.parse(line) as Told);
  const [code] = await exit;
  expect(Buffer.concat(complaints).toString()).toBe("");
  expect(code).toBe(0);
  return told;
}
