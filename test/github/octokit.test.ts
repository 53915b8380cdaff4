import { generateKeyPairSync } from "node:crypto";
import { Writable } from "node:stream";
import nock from "nock";
import { pino } from "pino";
import { Probot } from "probot";
import { describe, expect, it } from "vitest";
import { type Client, createOctokitClass } from "../../src/github/octokit.js";
import type { RequestEntry } from "../../src/github/request-entry.js";
import { fakeClock } from "./fake-clock.js";
import { github, keepOffline } from "./seat.js";

keepOffline();

const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs1", format: "pem" },
});
const secretToken = "ghs_thisIsTheInstallationsToken";

function app(options: { baseUrl?: string } = {}) {
  const requests: RequestEntry[] = [];
  const logged: string[] = [];
  const log = pino(
    { level: "trace" },
    new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    }),
  );
  const clock = fakeClock();
  const Octokit = createOctokitClass({
    writeIntervalMs: 1000,
    clock,
    onRequest: (entry) => {
      requests.push(entry);
      log.info(entry, "request");
    },
  });
  const probot = new Probot({ appId: 1, privateKey, Octokit: Octokit as never, log, ...options });
  return { probot, requests, logged, log, clock };
}

function tokenAnswer(base = "https://api.github.com", prefix = "") {
  return nock(base)
    .post(`${prefix}/app/installations/7/access_tokens`)
    .reply(201, {
      token: secretToken,
      expires_at: new Date(Date.now() + 3_600_000).toISOString(),
      permissions: { issues: "write" },
      repository_selection: "all",
    });
}

describe("the Octokit class", () => {
  it("serves Probot: a token is asked for once, inside the first request's turn", async () => {
    const { probot, requests } = app();
    tokenAnswer();
    github()
      .post("/repos/north/signals/issues", { title: "One" })
      .matchHeader("authorization", `token ${secretToken}`)
      .matchHeader("x-github-api-version", "2022-11-28")
      .reply(201, { number: 1 })
      .get("/repos/north/signals")
      .reply(200, { id: 31 });
    const client = (await probot.auth(7)) as unknown as Client;
    await client.rest.issues.create({ owner: "north", repo: "signals", title: "One" });
    const again = (await probot.auth(7)) as unknown as Client;
    await again.request("GET /repos/{owner}/{repo}", { owner: "north", repo: "signals" });
    expect(requests.map(({ method, route }) => `${method} ${route}`)).toEqual([
      "POST /app/installations/{installation_id}/access_tokens",
      "POST /repos/{owner}/{repo}/issues",
      "GET /repos/{owner}/{repo}",
    ]);
    expect(requests.every(({ installationId }) => installationId === 7)).toBe(true);
  });

  it("shares the pace between the clients of an installation", async () => {
    const { probot, clock } = app();
    tokenAnswer();
    github().post("/repos/north/signals/issues").twice().reply(201, { number: 1 });
    for (const title of ["One", "Two"]) {
      const client = (await probot.auth(7)) as unknown as Client;
      await client.rest.issues.create({ owner: "north", repo: "signals", title });
    }
    expect(clock.slept).toEqual([1000]);
  });

  it("finds GraphQL at a GitHub Enterprise Server", async () => {
    const { probot, requests } = app({ baseUrl: "http://localhost:4010/api/v3" });
    tokenAnswer("http://localhost:4010", "/api/v3");
    nock("http://localhost:4010")
      .post("/api/graphql")
      .reply(200, { data: { viewer: { login: "x" } } });
    const client = (await probot.auth(7)) as unknown as Client;
    expect(await client.graphql("query { viewer { login } }")).toEqual({ viewer: { login: "x" } });
    expect(requests.at(-1)).toMatchObject({ method: "POST", route: "/graphql", status: 200 });
  });

  it("tries a GET again, and never a creation whose connection broke", async () => {
    const { probot } = app();
    tokenAnswer();
    github()
      .get("/repos/north/signals")
      .replyWithError(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }))
      .get("/repos/north/signals")
      .reply(502, "<html>bad gateway</html>")
      .get("/repos/north/signals")
      .reply(200, { id: 31 })
      .post("/repos/north/signals/issues")
      .replyWithError(Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }));
    const client = (await probot.auth(7)) as unknown as Client;
    const where = { owner: "north", repo: "signals" };
    expect((await client.request("GET /repos/{owner}/{repo}", where)).data.id).toBe(31);
    await expect(client.rest.issues.create({ ...where, title: "One" })).rejects.toMatchObject({
      kind: "uncertain",
    });
  });

  it("logs neither tokens nor keys, whatever goes wrong", async () => {
    const { probot, logged, log } = app();
    tokenAnswer();
    github()
      .post("/repos/north/signals/issues")
      .reply(422, { message: "Validation Failed" })
      .post("/repos/north/signals/issues")
      .reply(502, {})
      .post("/graphql")
      .reply(200, { errors: [{ type: "FORBIDDEN", message: "Resource not accessible by integration" }] });
    const client = (await probot.auth(7)) as unknown as Client;
    const failures = [
      () => client.rest.issues.create({ owner: "north", repo: "signals", title: "One" }),
      () => client.rest.issues.create({ owner: "north", repo: "signals", title: "Two" }),
      () => client.graphql("query { viewer { login } }"),
    ];
    for (const fail of failures) {
      const error = await fail().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Error);
      log.error({ err: error }, "it failed");
      log.error({ err: (error as Error).cause }, "its cause");
      log.error({ error }, "it failed");
    }
    const all = logged.join("\n");
    expect(all).toContain("Validation Failed");
    expect(all).toContain("Resource not accessible by integration");
    expect(all).not.toContain(secretToken);
    expect(all).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
    expect(all).not.toContain("PRIVATE KEY");
  });
});
