import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Store } from "../../src/app/ports/store.js";
import { type Person, person } from "../../src/sandbox/people.js";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.js";
import type { Running } from "../../src/wire.js";
import { storeKinds } from "../store/kinds.js";
import {
  createTestDatabase,
  postgresUrl,
  type StoreKind,
  type TestDatabase,
} from "../store/test-database.js";
import { ferryPlan, planPath } from "./plans.js";
import { startRelay } from "./race/relay.js";
import { startApp } from "./world.js";

const place = { owner: "harbour", repo: "ferries" };
const long = { timeout: 120_000 };
const soon = { timeout: 30_000, interval: 50 };
const missedPath = "/app/hook/deliveries";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

interface App extends Running {
  store: Store;
}

interface Scene {
  kind: StoreKind;
  sandbox: Sandbox;
  database: TestDatabase;
  mona: Person;
  ada: Person;
  ben: Person;
  apps: App[];
  /** The issue of an item that waits for nothing. */
  keel: number;
}

async function startOne({ sandbox, database }: Pick<Scene, "sandbox" | "database">): Promise<App> {
  const store = await database.open();
  const running = await startApp(sandbox, store);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= running.stop();
    return stopped;
  };
  cleanups.push(stop);
  return { ...running, store, stop };
}

/** As many Apps side by side as the store allows; GitHub's deliveries go to each in turn. */
async function startApps(setting: Pick<Scene, "kind" | "sandbox" | "database">): Promise<App[]> {
  const count = setting.kind === "postgres" ? 3 : 1;
  const apps = await Promise.all(Array.from({ length: count }, () => startOne(setting)));
  const relay = await startRelay(apps.map(({ url }) => url));
  cleanups.push(relay.close);
  setting.sandbox.setWebhookUrl(`${relay.url}/`);
  return apps;
}

/** Waits until nothing is left to do. */
async function settle(sandbox: Sandbox, { store }: App): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    await sandbox.idle(20);
    const deliveries = await store.deliveries.backlog();
    const work = await store.work.backlog(new Date());
    quiet = deliveries.waiting + work.waiting === 0 ? quiet + 1 : 0;
    await sleep(20);
  }
}

/** The App runs and has the plan on its board. */
async function scene(kind: StoreKind): Promise<Scene> {
  const sandbox = await startSandbox({
    users: ["mona", "ada", "ben"],
    org: place.owner,
    repositories: [{ owner: place.owner, name: place.repo }],
  });
  cleanups.push(() => sandbox.close());
  const database = await createTestDatabase(kind);
  cleanups.push(database.drop);
  const apps = await startApps({ kind, sandbox, database });
  const mona = person(sandbox, "mona");
  await mona.push(place, { branch: "main", message: "Plan", files: { [planPath]: ferryPlan } });
  if (apps[0]) await settle(sandbox, apps[0]);
  const { data } = await mona.octokit.rest.issues.listForRepo(place);
  const keel = data.find(({ title }) => title === "Weld the keel")?.number ?? 0;
  return {
    kind,
    sandbox,
    database,
    mona,
    ada: person(sandbox, "ada"),
    ben: person(sandbox, "ben"),
    apps,
    keel,
  };
}

/** Nobody listens while this happens: GitHub tries to tell the App, in vain. */
async function whileDown({ sandbox, apps }: Scene, happens: () => Promise<void>): Promise<void> {
  for (const app of apps) await app.stop();
  sandbox.setWebhookUrl(`${apps[0]?.url}/`);
  await happens();
  await sandbox.idle(50);
}

async function stateOf({ mona }: Scene, issue: number): Promise<{ assignees: string[]; said: string[] }> {
  const at = { ...place, issue_number: issue };
  const { data } = await mona.octokit.rest.issues.get(at);
  const comments = await mona.octokit.paginate(mona.octokit.rest.issues.listComments, at);
  return {
    assignees: (data.assignees ?? []).map(({ login }) => login),
    said: comments.filter(({ user }) => user?.login === "signalbox[bot]").map(({ body }) => body ?? ""),
  };
}

/** The App comes back; gives what has become of the item when all is done. */
async function backAgain(now: Scene): Promise<{ assignees: string[]; said: string[] }> {
  const comments = now.sandbox.deliveries().filter(({ event }) => event === "issue_comment");
  const guids = [...new Set(comments.map(({ guid }) => guid))];
  const [app] = await startApps(now);
  if (!app) throw new Error("there is no App");
  await vi.waitFor(
    async () => expect(await app.store.deliveries.known(guids)).toHaveLength(guids.length),
    soon,
  );
  await settle(now.sandbox, app);
  return stateOf(now, now.keel);
}

const told = (login: string) => expect.stringMatching(new RegExp(`^@${login} .*held by .*ben`));

describe.each(storeKinds)("after an outage (%s)", (kind) => {
  it("the first of three claims holds the item, and the others are told by whom", long, async () => {
    const now = await scene(kind);
    const { mona, ada, ben, keel } = now;
    await whileDown(now, async () => {
      for (const who of [ben, ada, mona]) await who.comment(place, keel, "/claim");
    });
    const { assignees, said } = await backAgain(now);
    expect(assignees).toEqual(["ben"]);
    expect(said).toEqual([told("ada"), told("mona")]);
  });

  it("what was given back in it is whose claim came next", long, async () => {
    const now = await scene(kind);
    const { mona, ada, ben, keel } = now;
    await whileDown(now, async () => {
      await mona.assign(place, keel, "ada");
      await mona.unassign(place, keel, "ada");
      await ada.comment(place, keel, "/claim");
      await ada.comment(place, keel, "/release");
      await ben.comment(place, keel, "/claim");
      await ada.comment(place, keel, "/claim");
    });
    expect((await backAgain(now)).assignees).toEqual(["ben"]);
  });

  it("a claim that was decided stays decided, also where one from before is read later", long, async () => {
    const now = await scene(kind);
    const { ada, ben, keel, sandbox, apps } = now;
    const [app] = apps;
    if (!app) throw new Error("there is no App");
    sandbox.setWebhookUrl("http://127.0.0.1:9/");
    await ada.comment(place, keel, "/claim");
    await sandbox.idle(50);
    sandbox.setWebhookUrl(`${app.url}/api/github/webhooks`);
    await ben.comment(place, keel, "/claim");
    await settle(sandbox, app);
    await whileDown(now, async () => {});
    const { assignees, said } = await backAgain(now);
    expect(assignees).toEqual(["ben"]);
    expect(said).toEqual([told("ada")]);
  });

  it("a claim that comes while the App reads what it missed is decided after that", long, async () => {
    const now = await scene(kind);
    const { ada, ben, keel, sandbox } = now;
    await whileDown(now, async () => void (await ben.comment(place, keel, "/claim")));
    // So GitHub says what was missed only after a few seconds.
    sandbox.addFault({ answer: 502, path: missedPath, times: kind === "postgres" ? 6 : 2 });
    const [app] = await startApps(now);
    await ada.comment(place, keel, "/claim");
    await vi.waitFor(async () => expect((await stateOf(now, keel)).said).toHaveLength(1), soon);
    if (app) await settle(sandbox, app);
    expect(await stateOf(now, keel)).toEqual({ assignees: ["ben"], said: [told("ada")] });
  });

  it("GitHub that can't say what was missed stops nobody for longer than ten seconds", long, async () => {
    const now = await scene(kind);
    const { ben, keel, sandbox } = now;
    await whileDown(now, async () => {});
    sandbox.addFault({ answer: 502, path: missedPath, times: 100_000 });
    const started = performance.now();
    await startApps(now);
    await ben.comment(place, keel, "/claim");
    await vi.waitFor(async () => expect((await stateOf(now, keel)).assignees).toEqual(["ben"]), soon);
    expect(performance.now() - started).toBeGreaterThan(9_900);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe.skipIf(postgresUrl === null)("a replica that starts", () => {
  it("stops the others for no moment", long, async () => {
    const now = await scene("postgres");
    const { ben, keel, sandbox, apps } = now;
    const [leaving, staying] = apps;
    if (!leaving || !staying) throw new Error("there are no replicas");
    await leaving.stop();
    sandbox.setWebhookUrl(`${staying.url}/api/github/webhooks`);
    sandbox.addFault({ answer: 502, path: missedPath, times: 100_000 });
    await startOne(now);
    const started = performance.now();
    await ben.comment(place, keel, "/claim");
    await vi.waitFor(async () => expect((await stateOf(now, keel)).assignees).toEqual(["ben"]), soon);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
