import { generateKeyPair, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { createAdaptorServer } from "@hono/node-server";
import { addUser, callerFor, deleteUser, renameUser, tokenOf } from "./accounts/accounts.js";
import { addBot } from "./accounts/bots.js";
import type { Caller } from "./emulate/caller.js";
import { loadEmulator } from "./emulate/plugin.js";
import { RowStore } from "./emulate/rows.js";
import { ActivityLog } from "./git/activity.js";
import { Deliveries, type DeliveryRecord } from "./hooks/deliveries.js";
import { createEmitter } from "./hooks/emit.js";
import { Reactions } from "./issues/reactions.js";
import { Relations } from "./issues/relations.js";
import { ProjectStore } from "./projects/store.js";
import { Stacks } from "./pulls/stacks.js";
import { appIdentity } from "./seed/app-manifest.js";
import { defaultPeople, type SandboxPeople, seedFor } from "./seed/people-seed.js";
import { type Fault, Faults, faultSchema } from "./server/faults.js";
import { fillBody, stripPrefix } from "./server/prefix.js";
import { type RateLimit, RateLimits, rateLimitSchema } from "./server/rate-limits.js";
import { RequestLog, type RequestLogEntry } from "./server/request-log.js";
import { createRoutes } from "./server/routes.js";
import type { Bindings } from "./server/types.js";
import { actorOf, type World } from "./world.js";

export interface SandboxOptions extends SandboxPeople {
  /** 0, the default: any free port. */
  port?: number;
  app?: {
    id?: number;
    slug?: string;
    webhookUrl?: string;
    webhookSecret?: string;
    /** Events that the App hears beside those of `app.yml`. */
    events?: string[];
  };
}

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  url: string;
  /** 127.0.0.1:PORT, what GHE_HOST wants; GHE_PROTOCOL is http. */
  host: string;
  app: {
    id: number;
    slug: string;
    /** PEM. */
    privateKey: string;
    webhookSecret: string;
    /** Of the organization. */
    installationId: number;
  };
  /** By login, of everybody who has an account now, and of the bots of other Apps. */
  readonly tokens: Record<string, string>;
  /** A new account, with an id of its own and no role anywhere. Returns its token. */
  addUser(login: string): string;
  /**
   * The bot of another App, on the organization where nothing else is said: `x[bot]`, or a login of GitHub's own such as
   * `Copilot`. It acts through `person`. Returns its token.
   */
  addBot(login: string, options?: { account?: string; permissions?: Record<string, string> }): string;
  /** The account keeps its id, roles and token; the former login is free. */
  renameUser(from: string, to: string): void;
  /** What the account wrote is the ghost's; the login is free. */
  deleteUser(login: string): void;
  /** Null stops deliveries. */
  setWebhookUrl(url: string | null): void;
  /** Comments and reviews are written so many milliseconds later than the clock says. */
  setAhead(milliseconds: number): void;
  /** Oldest first, without the requests of the sandbox itself. */
  requests(): RequestLogEntry[];
  clearRequests(): void;
  /** Oldest first. */
  deliveries(): readonly DeliveryRecord[];
  addFault(fault: Partial<Fault> & Pick<Fault, "answer">): void;
  clearFaults(): void;
  /** Null: as at the start, none is enforced. */
  setRateLimit(limit: (Partial<RateLimit> & Pick<RateLimit, "limit">) | null): void;
  /** Resolves when nothing was under way, or asked for, or waiting to be delivered, for `ms` milliseconds. */
  idle(ms: number): Promise<void>;
  close(): Promise<void>;
}

const generateKeys = promisify(generateKeyPair);

/** Starts a GitHub on this machine. Rejects with the system's error where the port is taken (`EADDRINUSE`). */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const holder: { fetch: (request: Request, env: Bindings) => Response | Promise<Response> } = {
    fetch: () => new Response("starting", { status: 503 }),
  };
  const server = createAdaptorServer({ fetch: (request, env) => holder.fetch(request, env as Bindings) });
  const listening = new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const [emulator, privateKey] = await Promise.all([loadEmulator(), newPrivateKey(), listening]);
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;

  const manifest = appIdentity(options.app?.id ?? 4_242, options.app?.slug ?? "signalbox");
  const identity = { ...manifest, events: [...manifest.events, ...(options.app?.events ?? [])] };
  const webhookSecret = options.app?.webhookSecret ?? randomBytes(16).toString("hex");
  const seed = seedFor(options, identity, privateKey);
  const store = new RowStore();
  emulator.githubPlugin.seed(store, url);
  emulator.seedFromConfig(store, url, seed.config);
  const tables = emulator.getGitHubStore(store);
  seed.finish(tables);
  const tokens = new Map<string, Caller>(
    seed.logins.flatMap((login) => {
      const user = tables.users.findOneBy("login", login);
      return user ? [[tokenOf(login), callerFor(user)]] : [];
    }),
  );
  const log = new RequestLog();
  const faults = new Faults();
  const limits = new RateLimits();
  const world: World = {
    url,
    app: identity,
    tables,
    deliveries: new Deliveries({
      hookId: 1,
      appId: identity.id,
      secret: webhookSecret,
      url: options.app?.webhookUrl ?? null,
    }),
    formerNames: new Map(),
    gone: new Map(),
    converted: new Set(),
    edits: new Map(),
    relations: new Relations(),
    reactions: new Reactions(),
    projects: new ProjectStore(),
    customRoles: seed.customRoles,
    pushes: [],
    activity: new ActivityLog(),
    stacks: new Stacks(),
    installations: Math.max(...tables.appInstallations.all().map((one) => one.installation_id)),
    call: (caller, method, path, body) => {
      const init =
        body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
      return Promise.resolve(
        routes.fetch(new Request(url + path, { method, ...init }), { internal: { caller } }),
      );
    },
    emit: () => {},
  };
  world.emit = createEmitter(world);
  const routes = createRoutes({ world, emulator, store, tokens, privateKey, log, faults, limits });
  holder.fetch = (request, env) => routes.fetch(fillBody(stripPrefix(request)), env);

  return {
    url,
    host,
    app: {
      id: identity.id,
      slug: identity.slug,
      privateKey,
      webhookSecret,
      installationId: seed.installationId,
    },
    get tokens() {
      const others = [...tokens].filter(([, caller]) => caller.installation?.appId !== identity.id);
      return Object.fromEntries(others.map(([token, caller]) => [actorOf(world, caller).login, token]));
    },
    addBot: (login, { account = options.org ?? defaultPeople.org, permissions } = {}) =>
      addBot(world, tokens, login, account, permissions),
    addUser: (login) => addUser(world, tokens, login),
    renameUser: (from, to) => renameUser(world, tokens, from, to),
    deleteUser: (login) => deleteUser(world, tokens, login),
    setWebhookUrl: (to) => world.deliveries.setUrl(to),
    setAhead: (milliseconds) => world.deliveries.setAhead(milliseconds),
    requests: () => log.list(),
    clearRequests: () => log.clear(),
    deliveries: () => world.deliveries.list(),
    addFault: (fault) => faults.add(faultSchema.parse(fault)),
    clearFaults: () => faults.clear(),
    setRateLimit: (limit) => limits.set(limit && rateLimitSchema.parse(limit)),
    idle: (ms) => untilIdle(world, log, ms),
    close: async () => {
      await world.deliveries.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function newPrivateKey(): Promise<string> {
  const { privateKey } = await generateKeys("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  return privateKey;
}

async function untilIdle(world: World, log: RequestLog, ms: number): Promise<void> {
  while (world.deliveries.waiting() > 0 || log.quietFor() < ms || world.deliveries.quietFor() < ms) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(20, ms)));
  }
}
