import { setTimeout as sleep } from "node:timers/promises";
import pino from "pino";
import { afterEach } from "vitest";
import type { Store } from "../../src/app/ports/store.js";
import { freePort } from "../../src/demo/free-port.js";
import { type Person, person } from "../../src/sandbox/people.js";
import { type Sandbox, startSandbox } from "../../src/sandbox/sandbox.js";
import type { Role } from "../../src/sandbox/seed/people-seed.js";
import { readSettings } from "../../src/settings.js";
import { type Running, startOn } from "../../src/wire.js";
import { openPooledStore } from "../store/store-pool.js";
import type { StoreKind } from "../store/support.js";

export const owner = "harbour";
export const repo = "ferries";
const place = { owner, repo };

/** Of the API. */
export const operatorToken = "token-of-the-operator";

/** A GitHub on this machine with the real App beside it, on a store of the wanted kind. */
export interface World {
  sandbox: Sandbox;
  store: Store;
  app: Running;
  mona: Person;
  ada: Person;
  ben: Person;
  /** Where the repository is. */
  owner: string;
  repo: string;
  /** Waits until every delivery has been worked on and the App asks for nothing any more. */
  settle(): Promise<void>;
  /** Pushes files to main (or another branch, made from main) and waits for what comes of it. */
  push(files: Record<string, string | null>, branch?: string): Promise<string>;
  /** Lets time pass for the App, and waits for what that brings. */
  pass(minutes: number): Promise<void>;
  /** What the App takes for now. */
  now(): Date;
  /** The database is lost: the App starts anew on an empty one. */
  loseDatabase(): Promise<void>;
  /** Lines that the App logged as errors. */
  errors(): string[];
}

/** The App in this process, on a free port; lines of its log from `warn` on are added to `logged`. */
export async function startApp(
  sandbox: Sandbox,
  store: Store,
  logged: string[] = [],
  now: () => Date = () => new Date(),
): Promise<Running> {
  const settings = readSettings(
    {
      GHE_HOST: sandbox.host,
      GHE_PROTOCOL: "http",
      APP_ID: String(sandbox.app.id),
      PRIVATE_KEY: sandbox.app.privateKey,
      WEBHOOK_SECRET: sandbox.app.webhookSecret,
      HOST: "127.0.0.1",
      PORT: String(await freePort()),
      SIGNALBOX_OPERATOR_TOKEN: operatorToken,
    },
    () => "",
  );
  if (!settings.credentials) throw new Error("the settings name no credentials");
  const log = pino({ level: "warn" }, { write: (line: string) => void logged.push(line) });
  return startOn(store, settings, settings.credentials, log, now);
}

const open: World[] = [];

/** Closes every world that the test opened. To be called once at the top of a test file. */
export function closeWorlds(): void {
  afterEach(async () => {
    for (const world of open.splice(0)) {
      await world.app.stop();
      await world.sandbox.close();
    }
  });
}

export interface WorldOptions {
  kind: StoreKind;
  /** The repository belongs to a person, not to an organization. */
  userOwned?: boolean;
  /** What the users may do in the repository; push, where nothing is said. */
  roles?: Record<string, Role | null>;
  /** Logins beside mona, ada and ben. */
  people?: string[];
}

/** Opens a world whose repository holds a README and nothing else. */
export async function openWorld({
  kind,
  userOwned = false,
  roles = {},
  people = [],
}: WorldOptions): Promise<World> {
  const sandbox = await startSandbox({
    users: ["mona", "ada", "ben", ...people, ...(userOwned ? [owner] : [])],
    ...(userOwned ? {} : { org: owner }),
    repositories: [{ owner, name: repo, roles }],
  });
  const logged: string[] = [];
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const store = await openPooledStore(kind, { now });
  const app = await startApp(sandbox, store, logged, now);
  const connect = () => sandbox.setWebhookUrl(`${world.app.url}/api/github/webhooks`);
  const mona = person(sandbox, userOwned ? owner : "mona");
  const world: World = {
    ...place,
    sandbox,
    store,
    app,
    mona,
    ada: person(sandbox, "ada"),
    ben: person(sandbox, "ben"),
    async settle() {
      let quiet = 0;
      // Twice in a row: what is read first may have brought forth what was read before it. A delivery waits until it
      // has its row, and a delivery or work has one until all that it calls for has.
      while (quiet < 2) {
        await sandbox.idle(10);
        const deliveries = await world.store.deliveries.backlog();
        // What is put off, as the status issue is for a minute, counts as done.
        const work = await world.store.work.backlog(now());
        quiet = deliveries.waiting + work.waiting === 0 ? quiet + 1 : 0;
        await sleep(5);
      }
    },
    async push(files, branch = "main") {
      const from = branch === "main" ? {} : { from: "main" };
      const sha = await mona.push(place, { branch, message: "Change files", files, ...from });
      await world.settle();
      return sha;
    },
    async pass(minutes) {
      ahead += minutes * 60_000;
      sandbox.setAhead(ahead);
      const repositories = await world.store.repositories.all();
      await world.store.work.request(
        repositories.map(({ id }) => ({ repositoryId: id, kind: "clock", subject: "due" })),
        now(),
      );
      await world.settle();
    },
    now,
    async loseDatabase() {
      await world.app.stop();
      world.store = await openPooledStore(kind, { now });
      world.app = await startApp(sandbox, world.store, logged, now);
      connect();
    },
    errors: () => logged.filter((line) => (JSON.parse(line) as { level: number }).level >= 50),
  };
  open.push(world);
  connect();
  return world;
}
