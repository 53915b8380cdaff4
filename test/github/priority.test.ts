import { generateKeyPairSync } from "node:crypto";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { expect, test } from "vitest";
import { createGitHub } from "../../src/github/github.js";
import { createOctokitClass } from "../../src/github/octokit.js";
import { fakeClock } from "./fake-clock.js";
import { github, keepOffline, repoPath, repository } from "./seat.js";

keepOffline();

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const facts = {
  labels: [],
  milestones: [],
  issues: new Map(),
  lost: [],
  project: null,
  projectProblem: null,
  knownFields: new Map(),
};

/** An App's own clients: of one token, Probot makes one client for all. */
async function seat() {
  const clock = fakeClock(Date.now());
  const Octokit = createOctokitClass({ writeIntervalMs: 1000, clock });
  const log = pino({ enabled: false });
  const probot = new Probot({ appId: 1, privateKey, Octokit: Octokit as never, log });
  github()
    .get("/app")
    .reply(200, { slug: "signalbox" })
    .post("/app/installations/7/access_tokens")
    .reply(201, {
      token: "ghs_token",
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      permissions: { issues: "write" },
      repository_selection: "all",
    });
  return { clock, host: await createGitHub({ probot }).repository(repository) };
}

type Host = Awaited<ReturnType<typeof seat>>["host"];

const label = (host: Host, name: string) =>
  host.board.apply({ kind: "create-label", label: { name, color: "ffffff", description: "" } }, facts);

test("a reaction and a comment asked for while a hundred writes of the board wait are sent next", async () => {
  const { clock, host } = await seat();
  const order: string[] = [];
  const sent = (path: string, body: unknown) => {
    order.push((body as { name?: string }).name ?? path.replace(/.*\//, ""));
    return {};
  };
  nock("https://api.github.com")
    .post((uri) => uri.startsWith(repoPath))
    .times(102)
    .reply(201, sent);
  const board = Array.from({ length: 100 }, (_, index) => label(host, `label ${index}`));
  await board[0];
  while (clock.slept.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([host.react("thread", 5, "eyes"), host.comment(4, "Claimed."), ...board]);
  const people = order.filter((name) => !name.startsWith("label"));
  expect(people).toEqual(["reactions", "comments"]);
  expect(order.indexOf("comments")).toBeLessThan(4);
  expect(order).toHaveLength(102);
});

const low = {
  "x-ratelimit-limit": "5000",
  "x-ratelimit-remaining": "100",
  "x-ratelimit-reset": String(Math.ceil(Date.now() / 1000) + 1800),
};
const load = { known: [], scan: false, issuesOnly: true, projectId: null, project: false } as const;

test("the board stops at the reserve; commands, and the issues that they look up, do not", async () => {
  const { host } = await seat();
  github().post(`${repoPath}/labels`).reply(201, {}, low);
  await label(host, "ready");
  await expect(label(host, "blocked")).rejects.toMatchObject({ kind: "rate-limited" });
  github().post(`${repoPath}/issues/4/comments`).reply(201, { id: 2 }, low);
  expect(await host.comment(4, "Claimed.")).toBe(2);

  const answer = { data: { repository: { id: "R", databaseId: 31 }, nodes: [] } };
  const query = { ...load, known: [{ itemKey: "A", number: 4, nodeId: "I_4" }] };
  github().post("/graphql").twice().reply(200, answer, low);
  await host.itemIssues.load(query).catch(() => null);
  await host.itemIssues.load(query).catch(() => null);
  await expect(host.board.load(query)).rejects.toMatchObject({ kind: "rate-limited" });
});
