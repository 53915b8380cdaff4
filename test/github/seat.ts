import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import type { Repository } from "../../src/app/ports/repository.js";
import type { Client } from "../../src/github/octokit.js";
import { createOctokitClass, type OctokitOptions } from "../../src/github/octokit.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import type { Seat } from "../../src/github/seat.js";
import { fakeClock } from "./fake-clock.js";

export const repository: Repository = {
  id: 31,
  installationId: 7,
  owner: "north",
  name: "signals",
  ownerType: "Organization",
  defaultBranch: "main",
};

export const repoPath = "/repos/north/signals";

export const log = pino({ enabled: false });

/** A Probot with our Octokit class and a token that it need not ask for. */
export function probotWith(options: Partial<OctokitOptions> = {}): Probot {
  const Octokit = createOctokitClass({ writeIntervalMs: 0, clock: fakeClock(), ...options });
  return new Probot({ githubToken: "a-token", Octokit: Octokit as never, log });
}

/** A seat at `north/signals`, and what it asked GitHub for. */
export async function takeSeat(
  options: Partial<OctokitOptions> = {},
): Promise<{ seat: Seat; requests: RequestEntry[] }> {
  const requests: RequestEntry[] = [];
  const probot = probotWith({ ...options, onRequest: (entry) => requests.push(entry) });
  const client = (await probot.auth(repository.installationId)) as unknown as Client;
  return { seat: { client, repository }, requests };
}

/** GitHub, as far as a test says. Every answer that was prepared must have been asked for. */
export function github(): nock.Scope {
  return nock("https://api.github.com");
}

/** No request leaves this machine; call once in each test file. */
export function keepOffline(): void {
  beforeAll(() => {
    nock.disableNetConnect();
  });
  afterEach(() => {
    const pending = nock.pendingMocks();
    nock.cleanAll();
    expect(pending).toEqual([]);
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
