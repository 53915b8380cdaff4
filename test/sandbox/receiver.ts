import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/rest";
import { type Person, person } from "../../src/sandbox/people.js";
import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/sandbox.js";

export interface Received {
  headers: IncomingHttpHeaders;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every kind of event
  payload: any;
  /** `issues.opened`, `push`. */
  name: string;
}

export interface Setup {
  sandbox: Sandbox;
  place: { owner: string; repo: string };
  ada: Person;
  ben: Person;
  received: Received[];
  /** What the App's server answers from now on. */
  answerWith(status: number): void;
  /** Names of the events received since the last call, once all are in. */
  events(): Promise<string[]>;
  /** The last event of that name. */
  last(name: string): Promise<Received>;
  asApp(): Octokit;
  asInstallation(): Octokit;
  close(): Promise<void>;
}

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A sandbox with an App's server behind its webhook, over real HTTP. */
export async function setUp(options: SandboxOptions = {}): Promise<Setup> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      const payload = JSON.parse(text);
      const event = String(request.headers["x-github-event"]);
      const name = payload.action ? `${event}.${payload.action}` : event;
      received.push({ headers: request.headers, text, payload, name });
      response.statusCode = status;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/github/webhooks`;
  const sandbox = await startSandbox({ ...options, app: { webhookUrl, ...options.app } });
  const { id: appId, privateKey, installationId } = sandbox.app;
  const baseUrl = `${sandbox.url}/api/v3`;
  const app = (auth: object) => new Octokit({ authStrategy: createAppAuth, auth, baseUrl, log: quiet });
  let seen = 0;
  return {
    sandbox,
    place: { owner: "acme", repo: "railway" },
    ada: person(sandbox, "ada"),
    ben: person(sandbox, "ben"),
    received,
    answerWith: (next) => {
      status = next;
    },
    events: async () => {
      await sandbox.idle(5);
      const names = received.slice(seen).map((one) => one.name);
      seen = received.length;
      return names;
    },
    last: async (name) => {
      await sandbox.idle(5);
      const found = received.findLast((one) => one.name === name);
      if (!found) throw new Error(`No ${name} among: ${received.map((one) => one.name).join(", ")}`);
      return found;
    },
    asApp: () => app({ appId, privateKey }),
    asInstallation: () => app({ appId, privateKey, installationId }),
    close: async () => {
      await sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The status and the message of a request that must fail. */
export async function refusal(request: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await request;
  } catch (error) {
    const { status, response, message } = error as {
      status: number;
      message: string;
      response?: { data?: { errors?: { message?: string }[]; message?: string } };
    };
    return { status, message: response?.data?.errors?.[0]?.message ?? response?.data?.message ?? message };
  }
  throw new Error("The request was expected to fail");
}
